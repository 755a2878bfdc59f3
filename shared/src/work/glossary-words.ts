/** A word as one language uses it, with its explanation. */
export interface Term {
  id: string;
  term: string;
  meaning: string;
}

export interface FoundTerm {
  from: number;
  to: number;
  id: string;
}

/** How Welsh changes the beginning of a word, by what stands before it: softly, through the nose, with a breath. */
const mutations: readonly (readonly [string, readonly string[]])[] = [
  ['ll', ['l']],
  ['rh', ['r']],
  ['p', ['b', 'mh', 'ph']],
  ['t', ['d', 'nh', 'th']],
  ['c', ['g', 'ngh', 'ch']],
  ['b', ['f', 'm']],
  ['d', ['dd', 'n']],
  ['g', ['', 'ng']],
  ['m', ['f']],
];
/** Pairs that are letters of their own, which their first letter's change does not touch. */
const ownLetter = /^(ch|dd|ff|ng|ph|th)/;
const shortestMutated = 3;
const abbreviation = /\p{Lu}.*\p{Lu}/u;

/** The spellings under which a term is met: itself first, then its plural and, in Welsh, the mutations of both. */
function spellings(term: string, language: 'en' | 'cy'): string[] {
  const plain = folded(term);
  if (language === 'en') return [plain, pluralOf(plain)];
  if (abbreviation.test(term) || plain.length < shortestMutated) return [plain];
  const changes = ownLetter.test(plain) ? undefined : mutations.find(([letters]) => plain.startsWith(letters));
  const [begins, others] = changes ?? ['', []];
  return [plain, ...welshPlurals(plain)].flatMap((each) => [
    each,
    ...others.map((other) => other + each.slice(begins.length)),
  ]);
}

/** The regular plurals of a Welsh noun, which comes first of its words: cwest, cwestau; noddwr, noddwyr. */
function welshPlurals(words: string): string[] {
  const [noun = '', ...rest] = words.split(' ');
  const person = noun.replace(/(?:wr|ydd)$/, 'wyr');
  const plurals = person === noun ? [`${noun}au`, `${noun}iau`, `${noun}ion`, `${noun}nau`] : [person];
  return plurals.map((each) => [each, ...rest].join(' '));
}

function pluralOf(word: string): string {
  if (/[^aeiou]y$/.test(word)) return `${word.slice(0, -1)}ies`;
  return /(?:s|x|z|ch|sh)$/.test(word) ? `${word}es` : `${word}s`;
}

const folded = (words: string) => words.trim().toLowerCase().replaceAll(/\s+/g, ' ');

/**
 * Finds terms in plain words: whole words only, whatever their case, the longest first. Plurals of English terms and
 * mutations of Welsh ones are found too; where two terms share a spelling, the one that is written so has it.
 */
export function termFinder(terms: readonly Term[], language: 'en' | 'cy' = 'en'): (text: string) => FoundTerm[] {
  const bySpelling = new Map<string, string>();
  const all = terms.map(({ id, term }) => ({ id, spelt: spellings(term, language) }));
  for (const { id, spelt } of all) if (spelt[0] && !bySpelling.has(spelt[0])) bySpelling.set(spelt[0], id);
  for (const { id, spelt } of all)
    for (const other of spelt.slice(1)) if (spelt[0] && !bySpelling.has(other.trim())) bySpelling.set(other.trim(), id);
  if (bySpelling.size === 0) return () => [];
  const any = [...bySpelling.keys()]
    .sort((a, b) => b.length - a.length)
    .map((each) => each.replaceAll(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`).replaceAll(' ', String.raw`\s+`))
    .join('|');
  const pattern = new RegExp(String.raw`(?<![\p{L}\p{N}\p{M}])(?:${any})(?![\p{L}\p{N}\p{M}])`, 'giu');
  return (text) =>
    [...text.matchAll(pattern)].flatMap(({ index, 0: words }) => {
      // Letters that are alike in Unicode only, such as the long s, are no spelling of the term.
      const id = bySpelling.get(folded(words));
      return id === undefined ? [] : [{ from: index, to: index + words.length, id }];
    });
}
