import { describe, expect, it } from '@jest/globals';
import { unexplainedWords } from '@guildhall/shared/work/glossary-candidates';
import { type Term, termFinder } from '@guildhall/shared/work/glossary-words';
import fc from 'fast-check';

import { starterTerms } from './starter-terms.js';

const termsOf = (...words: string[]): Term[] => words.map((term) => ({ id: term, term, meaning: `what ${term} is` }));
const starter = (language: 'en' | 'cy') => termsOf(...starterTerms.map(({ term }) => term[language]!));
const found = (terms: Term[], text: string, language: 'en' | 'cy' = 'en') =>
  termFinder(terms, language)(text).map(({ from, to, id }) => [text.slice(from, to), id]);

const letters = fc.string({ unit: fc.constantFrom(...'abgcdy éŵ'), minLength: 1, maxLength: 8 });
const words = fc.array(letters, { maxLength: 6 });
const texts = fc.array(fc.oneof(letters, fc.constantFrom(' ', ', ', '-', '\n', '(', '1')), { maxLength: 20 });
const language = fc.constantFrom('en' as const, 'cy' as const);
const isLetter = (one: string | undefined) => one !== undefined && /[\p{L}\p{N}\p{M}]/u.test(one);

describe('[glossary/words] finding terms', () => {
  it('whatever their case, as whole words, the longer first, with English plurals', () => {
    const terms = termsOf('EqIA', 'impact check', 'impact', 'baby step', 'stamp', 'category');
    expect(
      found(terms, 'An eqia is an Impact check. Impact, impacted, café-impact. Two\u00a0stamps, categories.'),
    ).toEqual([
      ['eqia', 'EqIA'],
      ['Impact check', 'impact check'],
      ['Impact', 'impact'],
      ['impact', 'impact'],
      ['stamps', 'stamp'],
      ['categories', 'category'],
    ]);
    expect(found(terms, 'a baby\n  step')).toEqual([['baby\n  step', 'baby step']]);
  });

  it('with the mutations of Welsh, and never one of English words in a Welsh text', () => {
    const terms = termsOf('Cwest', 'Bathodyn', 'Gwerth', 'Rhyddid gwybodaeth', 'Chwarae', 'GDPR');
    expect(found(terms, 'Dau gwest, fy nghwest a’i chwest hi; y bathodyn neu fathodyn', 'cy')).toEqual([
      ['gwest', 'Cwest'],
      ['nghwest', 'Cwest'],
      ['chwest', 'Cwest'],
      ['bathodyn', 'Bathodyn'],
      ['fathodyn', 'Bathodyn'],
    ]);
    expect(found(terms, 'o werth, ar ryddid gwybodaeth, DGPR ac NGDPR', 'cy').map(([, id]) => id)).toEqual([
      'Gwerth',
      'Rhyddid gwybodaeth',
    ]);
    const plurals = termsOf('Cyfarwyddiaeth', 'Noddwr', 'Bathodyn', 'Cam bach', 'Hwylusydd');
    expect(
      found(plurals, 'o gyfarwyddiaethau, dau noddwyr, ei fathodynnau, cam bach, hwyluswyr', 'cy').map(([, id]) => id),
    ).toEqual(['Cyfarwyddiaeth', 'Noddwr', 'Bathodyn', 'Cam bach', 'Hwylusydd']);
    expect(found(termsOf('sponsor'), 'sponsors', 'cy')).toEqual([]);
  });

  it('gives a spelling to the term that is written so', () => {
    expect(found(termsOf('stamp', 'stamps'), 'stamp stamps')).toEqual([
      ['stamp', 'stamp'],
      ['stamps', 'stamps'],
    ]);
  });

  it('finds whole words in their order, none over another, each a known term; and nothing without a glossary', () => {
    fc.assert(
      fc.property(words, texts, language, (all, parts, spoken) => {
        const text = parts.join('');
        const terms = termsOf(...all);
        let end = 0;
        for (const { from, to, id } of termFinder(terms, spoken)(text)) {
          expect(from).toBeGreaterThanOrEqual(end);
          expect(to).toBeGreaterThan(from);
          expect(isLetter(text[from - 1])).toBe(false);
          expect(isLetter(text[to])).toBe(false);
          expect(all).toContain(id);
          end = to;
        }
        expect(termFinder([], spoken)(text)).toEqual([]);
      }),
      { seed: 62 },
    );
  });

  it('finds a term wherever it stands alone', () => {
    fc.assert(
      fc.property(fc.constantFrom(...starter('en'), ...starter('cy')), fc.boolean(), ({ term }, loud) => {
        const written = loud ? term.toUpperCase() : term.toLowerCase();
        for (const spoken of ['en', 'cy'] as const) {
          expect(found(termsOf(term), `(${written})`, spoken)).toEqual([[written, term]]);
        }
      }),
      { seed: 62 },
    );
  });
});

describe('[glossary/candidates] words that may need explaining (C6)', () => {
  it('are short forms and office words without an explanation, each once', () => {
    const text = 'Each DPIA goes to stakeholders. The DPIA and the EqIA need a workstream, not an IT form or a PDF.';
    expect(unexplainedWords(text, 'en', [])).toEqual(['DPIA', 'stakeholders', 'EqIA', 'workstream']);
    expect(unexplainedWords(text, 'en', termsOf('DPIA', 'Stakeholder'))).toEqual(['EqIA', 'workstream']);
    expect(unexplainedWords('Siaradwch â rhanddeiliaid am y DPIA.', 'cy', [])).toEqual(['rhanddeiliaid', 'DPIA']);
  });

  it('are none where brackets say it, in names, in numbers of chapters or in words that are all capitals', () => {
    expect(unexplainedWords('A data check (DPIA), or an SLA (how fast we answer).', 'en', [])).toEqual([]);
    expect(unexplainedWords('Part II of GitHub by McDonald, then YouTube.', 'en', [])).toEqual([]);
    expect(unexplainedWords('PLEASE READ THIS BEFORE YOU BEGIN TODAY', 'en', [])).toEqual([]);
  });

  it('stand in the text, and explaining them all leaves none', () => {
    const word = fc.constantFrom(
      'DPIA',
      'SLAs',
      'EqIA',
      'stakeholder',
      'Business case',
      'the',
      '(',
      ')',
      'UK',
      'silos',
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 12 }), language, (parts, spoken) => {
        const text = parts.join(' ');
        const asked = unexplainedWords(text, spoken, []);
        for (const each of asked) expect(text).toContain(each);
        expect(new Set(asked.map((each) => each.toLowerCase())).size).toBe(asked.length);
        expect(unexplainedWords(text, spoken, termsOf(...asked))).toEqual([]);
      }),
      { seed: 62 },
    );
  });
});

describe('[glossary/starter] the words an organisation begins with', () => {
  it('are 35, in English and Welsh, and name no word twice', () => {
    expect(starterTerms).toHaveLength(35);
    for (const { term, meaning } of starterTerms) expect(Boolean(term.cy && meaning.cy)).toBe(true);
    expect(new Set(starterTerms.map(({ term }) => term.en.toLowerCase())).size).toBe(35);
    expect(new Set(starterTerms.map(({ term }) => term.cy!.toLowerCase())).size).toBe(35);
  });
});
