import type { GlossaryTerm, WriteTerm } from '@guildhall/shared/work/glossary';

export interface TermValues {
  term: { en: string; cy: string };
  meaning: { en: string; cy: string };
}

export const valuesOf = ({ term, meaning }: Pick<GlossaryTerm, 'term' | 'meaning'>): TermValues => ({
  term: { en: term.en, cy: term.cy ?? '' },
  meaning: { en: meaning.en, cy: meaning.cy ?? '' },
});

/** What is sent: Welsh that was left empty is left out. */
export function writtenOf({ term, meaning }: TermValues): WriteTerm {
  const said = ({ en, cy }: TermValues['term']) => (cy.trim() ? { en, cy } : { en });
  return { term: said(term), meaning: said(meaning) };
}
