import * as Y from 'yjs';

/** What somebody does at the keyboard, in their own section: type a character, take one back, move elsewhere. */
export type Stroke = { type: string } | { back: true } | { move: number };

const words =
  `the council shall keep a record of every decision and the reasons for it so that staff and residents can see what was decided by whom and when to look at it again`.split(
    ' ',
  );

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** One person's session: words typed in bursts, one in twenty mistyped and corrected, and moving about between them. */
export function strokesOf(person: number, count: number): Stroke[] {
  const random = seeded(person + 1);
  const strokes: Stroke[] = [];
  while (strokes.length < count) {
    if (random() < 0.08) strokes.push({ move: random() });
    const word = words[Math.floor(random() * words.length)]!;
    for (const letter of word) {
      if (random() < 0.05) strokes.push({ type: 'x' }, { back: true });
      strokes.push({ type: letter });
    }
    if (random() < 0.06) for (let nth = 0; nth < word.length; nth++) strokes.push({ back: true });
    strokes.push({ type: random() < 0.02 ? '\n' : ' ' });
  }
  return strokes.slice(0, count);
}

/** Plays strokes into somebody's section of a document. */
export class Typist {
  private cursor = 0;
  private readonly section: Y.Text;

  constructor(doc: Y.Doc, person: number) {
    this.section = doc.getText(`section ${person}`);
  }

  /** Does one stroke; false when it changed nothing. */
  play(stroke: Stroke): boolean {
    if ('move' in stroke) {
      this.cursor = Math.floor(stroke.move * (this.section.length + 1));
      return false;
    }
    if ('type' in stroke) {
      this.section.insert(this.cursor, stroke.type);
      this.cursor += 1;
      return true;
    }
    if (this.cursor === 0) return false;
    this.cursor -= 1;
    this.section.delete(this.cursor, 1);
    return true;
  }
}

/** A document of about so many words in paragraphs, typed by 20 people in 5,000 sittings. */
export function longDocument(wordCount: number): Y.Doc {
  const doc = new Y.Doc();
  const random = seeded(7);
  const body = doc.getXmlFragment('body');
  const paragraphs = Array.from({ length: wordCount / 100 }, () => new Y.XmlElement('paragraph'));
  body.insert(0, paragraphs);
  for (const paragraph of paragraphs) paragraph.insert(0, [new Y.XmlText()]);
  const sittings = 5_000;
  for (let nth = 0; nth < sittings; nth++) {
    const paragraph = nth < paragraphs.length ? nth : Math.floor(random() * paragraphs.length);
    const text = paragraphs[paragraph]!.get(0) as Y.XmlText;
    if (nth % (sittings / 20) === 0) doc.clientID = 1_000 + nth;
    const some = Array.from({ length: wordCount / sittings }, () => words[Math.floor(random() * words.length)]);
    text.insert(Math.floor(random() * (text.length + 1)), `${some.join(' ')} `);
  }
  return doc;
}
