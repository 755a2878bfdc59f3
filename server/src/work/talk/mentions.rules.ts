/** A colleague who may be mentioned. */
export interface Named {
  id: string;
  name: string;
}

/** Those of the picked whose `@Name` really stands in the text: nobody is told of a text that does not name them. */
export function mentionedIn<P extends Named>(text: string, picked: readonly P[]): P[] {
  const found = new Set(pieces(text, picked).flatMap(({ mention }) => (mention === null ? [] : [mention])));
  return picked.filter(({ id }) => found.has(id));
}

/** The Markdown text with each mention in bold, its name taken as it is and not as Markdown. */
export function markMentions(text: string, mentioned: readonly Named[]): string {
  return pieces(text, mentioned)
    .map(({ words, mention }) => (mention === null ? words : `**${words.replaceAll(MARKS, String.raw`\$&`)}**`))
    .join('');
}

const MARKS = /[!-/:-@[-`{-~]/g;
const WORD = /[\p{L}\p{N}]/u;

interface Piece {
  words: string;
  /** Whom this piece mentions; null for other words. */
  mention: string | null;
}

/** The text in pieces; put together again they are the text. The longest name that fits counts, and no part of a longer word. */
function pieces(text: string, people: readonly Named[]): Piece[] {
  const longestFirst = people.filter(({ name }) => name !== '').toSorted((a, b) => b.name.length - a.name.length);
  const found: Piece[] = [];
  let plain = 0;
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    const person =
      at < plain || WORD.test(text.charAt(at - 1)) ? undefined : longestFirst.find((each) => stands(text, at, each));
    if (!person) continue;
    const end = at + 1 + person.name.length;
    found.push({ words: text.slice(plain, at), mention: null }, { words: text.slice(at, end), mention: person.id });
    plain = end;
  }
  return [...found, { words: text.slice(plain), mention: null }];
}

function stands(text: string, at: number, { name }: Named): boolean {
  const end = at + 1 + name.length;
  return text.slice(at + 1, end) === name && !WORD.test(text.charAt(end));
}
