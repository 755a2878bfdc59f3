/** What is shorter says too little about how it is written; words. */
const FEWEST_WORDS = 30;
/** Of those who begin school, and of those who have read for a living: beyond them the index tells nothing apart. */
const YOUNGEST = 5;
const OLDEST = 22;

/**
 * The age at which a pupil follows an English text with ease; null where it is too short to tell. A school year of the
 * Automated Readability Index, 4.71 letters a word + 0.5 words a sentence − 21.43 (R. J. Senter and E. A. Smith, Automated
 * Readability Index, AMRL-TR-66-220, 1967), and five years. It needs no guess at syllables, so a text has one age always.
 * Its figures were found with English texts: it says nothing of Welsh ones, which nobody may measure with it.
 */
export function readingAge(english: string): number | null {
  const sentences = sentencesOf(english);
  const words = sentences.flat();
  if (words.length < FEWEST_WORDS) return null;
  const letters = words.join('').match(/[\p{L}\p{N}]/gu)!.length;
  const year = (4.71 * letters) / words.length + (0.5 * words.length) / sentences.length - 21.43;
  return Math.min(OLDEST, Math.max(YOUNGEST, Math.round(year) + 5));
}

/** The words of each sentence: of what ends with a full stop or its like, or with its line, as a heading and an item of a list do. */
function sentencesOf(text: string): string[][] {
  const sentences = text.split(/\n|(?<=[.!?…]["'”’)]?)\s/u);
  return sentences.map(wordsOf).filter((words) => words.length > 0);
}

/** Addresses are no words: nobody reads them letter by letter. */
function wordsOf(sentence: string): string[] {
  return sentence.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word) && !/:\/\/|@/.test(word));
}
