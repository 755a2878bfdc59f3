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

/** Finds terms in plain words: whole words only, whatever their case, the longer of two first. */
export function termFinder(terms: readonly Term[]): (text: string) => FoundTerm[] {
  const byWords = new Map(terms.map(({ id, term }) => [term.toLocaleLowerCase(), id]));
  const words = [...byWords.keys()].filter(Boolean).sort((a, b) => b.length - a.length);
  if (words.length === 0) return () => [];
  const any = words.map((each) => each.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)).join('|');
  const pattern = new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${any})(?![\p{L}\p{N}])`, 'giu');
  return (text) =>
    [...text.matchAll(pattern)].map((match) => ({
      from: match.index,
      to: match.index + match[0].length,
      id: byWords.get(match[0].toLocaleLowerCase()) ?? '',
    }));
}
