import type { BoardFace, BoardList, MoreBoards } from '@guildhall/shared/game/boards';
import { expect, it } from '@jest/globals';

import { isOver, spanAt, spansOf } from './spans';

const face = (id: string, span: BoardFace['span']): BoardFace => ({ id, subjectKind: 'team', span });
const list = (phase: 'open' | 'rest', boards: BoardFace[]) => ({ season: { number: 3, phase }, boards }) as BoardList;
const challenge = (id: string, state: string) => ({ id, state, board: face(`of ${id}`, 'challenge') });
const more = {
  seasons: [2, 1].map((number) => ({ number, boards: [face(`team ${number}`, 'season')] })),
  challenges: [challenge('c1', 'open'), challenge('c2', 'settled')],
} as unknown as MoreBoards;
const keys = (spans: ReturnType<typeof spansOf>) =>
  spans.map((span) => [span.key, span.boards.map(({ id }) => id).join(), isOver(span)]);

it('[boards/spans] the season that runs comes first, then all time, earlier seasons and challenges', () => {
  expect(keys(spansOf(list('open', [face('now', 'season'), face('ever', 'all')]), more))).toEqual([
    ['', 'now', false],
    ['all', 'ever', false],
    ['season-2', 'team 2', true],
    ['season-1', 'team 1', true],
    ['c1', 'of c1', false],
    ['c2', 'of c2', true],
  ]);
});

it('[boards/spans] a season without boards is there, what there is no board of is not, and in the rest week it is over', () => {
  expect(keys(spansOf(list('rest', []), undefined))).toEqual([['', '', true]]);
});

it('[boards/spans] an address may name any season by its number, the latest too', () => {
  const spans = spansOf(list('rest', []), more);
  expect(['', 'season-3', 'season-2', 'all', 'season-9'].map((of) => spanAt(spans, of)?.key)).toEqual([
    '',
    '',
    'season-2',
    undefined,
    undefined,
  ]);
  expect(
    spanAt(spansOf({ season: null, boards: [] } as unknown as BoardList, undefined), 'season-undefined'),
  ).toBeUndefined();
});
