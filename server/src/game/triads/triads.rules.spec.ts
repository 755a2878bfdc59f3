import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { closedTriads, type Credit, enoughCredits } from './triads.rules.js';

/** Credits as `ann<bob` three times: Ann has three from Bob. */
function credits(between: Readonly<Record<string, number>>): Credit[] {
  const parts = Object.entries(between).map(([who, count]) => {
    const [member, from] = who.split('<') as [string, string];
    return { member, from, credits: count };
  });
  const allOf = (member: string) =>
    parts.filter((each) => each.member === member).reduce((sum, each) => sum + each.credits, 0);
  return parts.map((each) => ({ ...each, ofAll: allOf(each.member) }));
}

const three = { 'ann<bob': 3, 'ann<cai': 3, 'bob<ann': 3, 'bob<cai': 3, 'cai<ann': 3, 'cai<bob': 3 };
const people = ['ann', 'bob', 'cai', 'dee', 'eve'];

/** What people brought one another, up to nine times each. */
const anyCredits = fc
  .uniqueArray(
    fc.record({
      member: fc.constantFrom(...people),
      from: fc.constantFrom(...people),
      count: fc.integer({ min: 1, max: 9 }),
    }),
    { selector: ({ member, from }) => `${member}<${from}`, minLength: 8, maxLength: 20 },
  )
  .map((all) =>
    credits(
      Object.fromEntries(
        all.filter((each) => each.member !== each.from).map((each) => [`${each.member}<${each.from}`, each.count]),
      ),
    ),
  );

describe('[triads] three who mostly bring each other credit', () => {
  it('are found when they all credit one another and nobody else', () => {
    expect(closedTriads(credits(three))).toEqual([{ people: ['ann', 'bob', 'cai'], mostly: ['ann', 'bob', 'cai'] }]);
    const counts = fc.tuple(...Array.from({ length: 6 }, () => fc.integer({ min: 3, max: 40 })));
    fc.assert(
      fc.property(counts, (each) => {
        const pairs = Object.fromEntries(Object.keys(three).map((pair, nth) => [pair, each[nth]!]));
        expect(closedTriads(credits(pairs))).toHaveLength(1);
      }),
    );
  });

  it('are named with those of whom it is so: one who works with many others is not', () => {
    expect(closedTriads(credits({ ...three, 'bob<dee': 4, 'cai<eve': 3 }))).toEqual([
      { people: ['ann', 'bob', 'cai'], mostly: ['ann', 'cai'] },
    ]);
  });

  it('at 60 percent there is nothing to say, just above it there is', () => {
    expect(closedTriads(credits({ ...three, 'ann<dee': 4, 'bob<dee': 4, 'cai<dee': 4 }))).toEqual([]);
    const above = { ...three, 'ann<bob': 4, 'ann<dee': 4, 'bob<dee': 4, 'cai<dee': 4 };
    expect(closedTriads(credits(above))[0]?.mostly).toEqual(['ann']);
  });

  it('are not three where one of them has nothing from another', () => {
    for (const pair of Object.keys(three)) {
      const { [pair as keyof typeof three]: _left, ...rest } = three;
      expect({ pair, found: closedTriads(credits(rest)) }).toEqual({ pair, found: [] });
    }
  });

  it('nobody is named who has 40 percent or more from elsewhere, nor who has few', () => {
    fc.assert(
      fc.property(anyCredits, (all) => {
        for (const { people: found, mostly } of closedTriads(all))
          for (const member of mostly) {
            const theirs = all.filter((each) => each.member === member);
            const total = theirs.reduce((sum, each) => sum + each.credits, 0);
            const inside = theirs
              .filter(({ from }) => found.includes(from))
              .reduce((sum, each) => sum + each.credits, 0);
            expect(total).toBeGreaterThanOrEqual(enoughCredits);
            expect((total - inside) / total).toBeLessThan(0.4);
          }
      }),
    );
  });

  it('everyone is named of whom it is so', () => {
    fc.assert(
      fc.property(anyCredits, (all) => {
        const has = (member: string, from: string) => all.find((each) => each.member === member && each.from === from);
        const said = closedTriads(all);
        for (const [a, one] of people.entries())
          for (const [b, two] of people.entries())
            for (const other of people.slice(b + 1)) {
              const trio = [one, two, other];
              const [x, y] = [has(one, two), has(one, other)];
              const closed = trio.every((each) => trio.every((from) => from === each || has(each, from)));
              if (a === b || trio[2] === one || !closed || !x || !y || x.ofAll < enoughCredits) continue;
              const so = (x.credits + y.credits) * 10 > x.ofAll * 6;
              const found = said.find((triad) => trio.every((each) => triad.people.includes(each)));
              expect(found?.mostly.includes(one) ?? false).toBe(so);
            }
      }),
    );
  });

  it('do not depend on the order in which credits are read', () => {
    const shuffled = anyCredits.chain((all) =>
      fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
    );
    fc.assert(fc.property(shuffled, ([all, other]) => expect(closedTriads(other)).toEqual(closedTriads(all))));
  });
});
