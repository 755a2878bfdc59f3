import { describe, expect, it } from '@jest/globals';
import { type ReviewKind, reviewKind } from '@guildhall/shared/work/guidance-document';
import { reviewDecision } from '@guildhall/shared/work/guidance-reviews';
import fc from 'fast-check';

import {
  allReviewed,
  type ApprovalFacts,
  type BoundSection,
  inScope,
  isSoleAuthor,
  missingToApprove,
  neededReviews,
  type ReviewFacts,
  stands,
} from './reviews.rules.js';

const section = (key: string, hash = key, language = 'en'): BoundSection => ({ language, key, hash });
const text = [section('one'), section('two'), section('un', 'un', 'cy')];
const review = (more: Partial<ReviewFacts> = {}): ReviewFacts => ({
  kind: 'equality',
  decision: 'approved',
  scope: null,
  bound: text,
  ...more,
});
const approval = (more: Partial<ApprovalFacts> = {}): ApprovalFacts => ({
  needed: ['equality'],
  reviews: [review()],
  sections: text,
  authors: ['ada', 'bo'],
  approver: 'cy',
  neededLanguages: ['en', 'cy'],
  languages: ['en', 'cy'],
  ...more,
});
const codes = (facts: ApprovalFacts) => missingToApprove(facts).map(({ code }) => code);

const sections = fc.uniqueArray(
  fc.record({
    language: fc.constantFrom('en', 'cy'),
    key: fc.constantFrom('a', 'b', 'c', 'd'),
    hash: fc.constantFrom('1', '2'),
  }),
  { selector: ({ language, key }) => `${language}:${key}` },
);
const scope = fc.option(
  fc.array(fc.record({ language: fc.constantFrom('en', 'cy'), key: fc.constantFrom('a', 'b', 'c', 'd') }), {
    minLength: 1,
  }),
  { nil: null },
);

describe('[guidance/reviews] which are needed', () => {
  it('always an equality check, and communications for what outsiders read (B21)', () => {
    fc.assert(
      fc.property(fc.subarray([...reviewKind.options]), fc.boolean(), (asked: ReviewKind[], publicFacing) => {
        const needed = neededReviews(asked, publicFacing);
        expect(needed).toEqual(expect.arrayContaining([...asked, 'equality']));
        expect(needed.includes('communications')).toBe(publicFacing || asked.includes('communications'));
        expect(new Set(needed).size).toBe(needed.length);
      }),
      { seed: 62 },
    );
  });
});

describe('[guidance/reviews] a decision binds to what was read', () => {
  it('stands for the same text', () => {
    fc.assert(
      fc.property(sections, scope, (now, where) => {
        expect(stands(review({ scope: where, bound: inScope(where, now) }), now)).toBe(true);
      }),
      { seed: 62 },
    );
  });

  it('falls exactly when something within its scope changed, went or was added', () => {
    fc.assert(
      fc.property(sections, sections, scope, (before, now, where) => {
        const name = ({ language, key, hash }: BoundSection) => `${language}:${key}:${hash}`;
        const [then, today] = [inScope(where, before), inScope(where, now)].map((some) => some.map(name).sort());
        expect(stands(review({ scope: where, bound: inScope(where, before) }), now)).toBe(
          JSON.stringify(then) === JSON.stringify(today),
        );
      }),
      { seed: 62 },
    );
  });

  it('a change in one section voids the decision on it and no other', () => {
    const now = [section('one'), section('two', 'changed'), text[2]!];
    const on = (key: string) => review({ scope: [{ language: 'en', key }], bound: [section(key)] });
    expect(stands(on('one'), now)).toBe(true);
    expect(stands(on('two'), now)).toBe(false);
    expect(stands(review(), now)).toBe(false);
  });

  it('a wish for changes never stands', () => {
    expect(stands(review({ decision: 'changes-asked' }), text)).toBe(false);
  });
});

describe('[guidance/approve] I9: no approval without every review on the present text', () => {
  it('nothing is missing when all is there', () => expect(codes(approval())).toEqual([]));

  it.each([
    [
      'a review that is needed and was not asked for',
      { needed: ['equality', 'legal'] as ReviewKind[] },
      'reviews_missing',
    ],
    [
      'a review that was asked for and is open',
      { reviews: [review(), review({ kind: 'legal', decision: null, bound: [] })] },
      'reviews_missing',
    ],
    [
      'a wish for changes',
      { reviews: [review(), review({ kind: 'legal', decision: 'changes-asked' as const })] },
      'reviews_missing',
    ],
    ['a decision on another text', { reviews: [review({ bound: [section('one', 'older')] })] }, 'reviews_missing'],
    ['no Welsh', { languages: ['en'] }, 'language_missing'],
    ['no English', { languages: ['cy'] }, 'language_missing'],
    ['its only author approving', { authors: ['cy'] }, 'only_author'],
  ])('%s keeps it back', (_, more, code) => expect(codes(approval(more))).toContain(code));

  it('no equality check keeps it back even where nobody asked for one', () => {
    expect(codes(approval({ needed: [], reviews: [] }))).toEqual(['equality_missing']);
  });

  it('“not needed” with its reason counts as the equality check', () => {
    expect(codes(approval({ reviews: [review({ decision: 'not-needed' })] }))).toEqual([]);
  });

  it('whoever approves is never its only author, and one of several may', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('a', 'b', 'c'), { minLength: 1 }),
        fc.constantFrom('a', 'b', 'c'),
        (authors, who) => {
          expect(isSoleAuthor(who, authors)).toBe(new Set(authors).size === 1 && authors[0] === who);
        },
      ),
      { seed: 62 },
    );
  });

  it('ready means exactly that nothing but the person and the languages can be missing', () => {
    const reviews = fc.array(
      fc.record({
        kind: fc.constantFrom(...reviewKind.options),
        decision: fc.option(fc.constantFrom(...reviewDecision.options), { nil: null }),
      }),
    );
    fc.assert(
      fc.property(reviews, fc.subarray([...reviewKind.options]), (some, asked) => {
        const facts = some.map((one) => review({ ...one, bound: one.decision ? text : [] }));
        const needed = neededReviews(asked, false);
        expect(allReviewed(needed, facts)).toBe(codes(approval({ needed, reviews: facts })).length === 0);
      }),
      { seed: 62 },
    );
  });
});
