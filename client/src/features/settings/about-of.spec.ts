import { expect, it } from '@jest/globals';

import { aboutOf } from './about-of';

it('says once of each season, each challenge and the current standings that they differ', () => {
  expect(
    aboutOf([
      { kind: 'scores', of: null, lines: 2 },
      { kind: 'places', of: null, lines: 3 },
      { kind: 'season_sealed', of: '1', lines: 1 },
      { kind: 'challenge_ledger', of: '1', lines: 4 },
      { kind: 'season_points', of: '1', lines: 5 },
    ]),
  ).toEqual([
    { about: 'now', of: '', lines: 5 },
    { about: 'season', of: '1', lines: 6 },
    { about: 'challenge', of: '1', lines: 4 },
  ]);
});
