import { termFinder } from '@guildhall/shared/work/glossary-words';
import { useMemo } from 'react';

import type { Language } from '../i18n/languages';
import { useTerms } from './useTerms';

export interface MarkedWord {
  from: number;
  to: number;
  /** Term and language of the text: what an explanation is found by. */
  word: string;
}

/** Finds the words of a text that the glossary explains. */
export function useFinder(language: Language): (text: string) => MarkedWord[] {
  const { terms } = useTerms(language);
  return useMemo(() => {
    const find = termFinder(terms, language);
    return (text) => find(text).map(({ from, to, id }) => ({ from, to, word: wordOf(language, id) }));
  }, [terms, language]);
}

export const wordOf = (language: Language, termId: string) => `${language}-${termId}`;
/** The id of the hidden explanation that screen readers read with a word. */
export const meaningId = (word: string) => `meaning-${word}`;
