import type { GlossaryTerm } from '@guildhall/shared/work/glossary';

import type { Language } from '../../lib/i18n/languages';

/** A term as one language has it; `other` is the same in the other language, where it has one. */
export interface Entry {
  id: string;
  word: string;
  meaning: string;
  language: Language;
  other: { word: string; meaning: string; language: Language } | null;
  written: GlossaryTerm;
}

/** The order of the Welsh alphabet, some letters of which are written with two signs. */
const welshAlphabet = 'A B C Ch D Dd E F Ff G Ng H I J K L Ll M N O P Ph Q R Rh S T Th U V W X Y Z'.split(' ');
const welshLetters = /^(ch|dd|ff|ng|ll|ph|rh|th)/i;

/** The letter under which a word stands in a language's alphabet; `#` for what begins with none. */
export function letterOf(word: string, language: Language): string {
  const double = language === 'cy' ? welshLetters.exec(word)?.[0] : undefined;
  if (double) return `${double[0]?.toUpperCase()}${double[1]?.toLowerCase()}`;
  const first = word.normalize('NFD')[0]?.toUpperCase() ?? '#';
  return /\p{L}/u.test(first) ? first : '#';
}

/** Where a Welsh word's first letter stands; browsers know the English order alone. */
function placeOf(word: string, language: Language): number {
  return language === 'cy' ? welshAlphabet.indexOf(letterOf(word, 'cy')) : 0;
}

function inLanguage(written: GlossaryTerm, language: Language) {
  const [word, meaning] = [written.term[language], written.meaning[language]];
  return word || meaning ? { word: word || written.term.en, meaning: meaning || written.meaning.en, language } : null;
}

/** The terms that hold the words sought in either language, in the order of the reader's alphabet. */
export function entriesOf(terms: readonly GlossaryTerm[], language: Language, sought: string): Entry[] {
  const plain = (text: string) => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
  const wanted = plain(sought.trim());
  const holds = ({ term, meaning }: GlossaryTerm) =>
    [term.en, term.cy, meaning.en, meaning.cy].some((text) => text && plain(text).includes(wanted));
  return terms
    .filter((term) => wanted === '' || holds(term))
    .flatMap((written) => {
      const english = inLanguage(written, 'en');
      const own = inLanguage(written, language) ?? english;
      if (!own) return [];
      const other = own.language === 'en' ? inLanguage(written, 'cy') : english;
      return [{ ...own, id: written.id, other, written }];
    })
    .toSorted(
      (a, b) => placeOf(a.word, language) - placeOf(b.word, language) || a.word.localeCompare(b.word, language),
    );
}

/** Entries under the letters of the reader’s alphabet. */
export function byLetter(entries: readonly Entry[], language: Language): [string, Entry[]][] {
  const groups = new Map<string, Entry[]>();
  for (const entry of entries) {
    const letter = letterOf(entry.word, language);
    groups.set(letter, [...(groups.get(letter) ?? []), entry]);
  }
  return [...groups];
}
