import { describe, expect, it } from '@jest/globals';
import type { PracticeText } from '@guildhall/shared/work/practice-card';
import fc from 'fast-check';

import { cardText } from '../../testing/given-practices.js';
import { changesBetween, piecesOf } from './changes.rules.js';

const text = (changes: Partial<PracticeText> = {}) => cardText({ memberId: 'ffion' } as never, changes);
const without = (kind: string, pieces: ReturnType<typeof piecesOf>) =>
  pieces
    .filter((piece) => piece.kind !== kind)
    .map((piece) => piece.text)
    .join('');

describe('[revisions/changes] what a revision changed', () => {
  it('is shown word by word, in the parts that changed and no other', () => {
    const after = text({ title: 'One shared map for bins', tags: ['waste'] });
    expect(changesBetween(text(), after)).toEqual([
      {
        part: 'title',
        pieces: [
          { kind: 'same', text: 'One shared map for ' },
          { kind: 'removed', text: 'missed ' },
          { kind: 'same', text: 'bins' },
        ],
      },
      {
        part: 'tags',
        pieces: [
          { kind: 'same', text: 'waste' },
          { kind: 'removed', text: '\nmaps' },
        ],
      },
    ]);
    expect(changesBetween(text(), text())).toEqual([]);
    const lost = changesBetween(text(), text({ whatWeDid: ['We put every route on one shared map.'] }));
    expect(lost.map(({ part }) => part)).toEqual(['whatWeDid']);
    expect(changesBetween(text(), text({ minutes: 30 }))).toMatchObject([{ part: 'minutes' }]);
  });

  it('put together again gives both texts, whatever they are, and says nothing of equal ones', () => {
    const words = fc.array(fc.constantFrom('a', 'map', 'map.', ' ', '\n', '**b**', 'é', '<i>'), { maxLength: 30 });
    fc.assert(
      fc.property(words, words, (first, second) => {
        const [from, to] = [first.join(''), second.join('')];
        const pieces = piecesOf(from, to);
        expect(without('added', pieces)).toBe(from);
        expect(without('removed', pieces)).toBe(to);
        if (from === to) expect(pieces.every(({ kind }) => kind === 'same')).toBe(true);
      }),
      { seed: 62 },
    );
  });

  it('is answered in a moment also for two long texts that share nothing', () => {
    const long = (word: string) => Array.from({ length: 4000 }, (_, nth) => `${word}${nth}`).join(' ');
    const pieces = piecesOf(long('a'), long('b'));
    expect(without('added', pieces)).toBe(long('a'));
    expect(without('removed', pieces)).toBe(long('b'));
  });
});
