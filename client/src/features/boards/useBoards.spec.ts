import { expect, it } from '@jest/globals';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createElement } from 'react';
import { renderToString } from 'react-dom/server';

import { liveKey } from '../../lib/live/topic-watch';
import { boardsKey, useBoard } from './useBoards';

/** What a page shows of a board that it has read, once its watch is as said. */
function shown(live: object) {
  const client = new QueryClient();
  const board = { id: 'a', subjectKind: 'member', span: 'season', rows: [{ name: 'Dev Anand' }], of: 1 };
  client.setQueryData([...boardsKey, 'page', 'a'], { board, version: 1, own: null });
  client.setQueryData(liveKey('board:a'), live);
  const Page = () => JSON.stringify({ rows: [], ...useBoard('a').board }.rows);
  const text = renderToString(createElement(QueryClientProvider, { client }, createElement(Page)));
  client.clear();
  return text;
}

it('[boards/gone] a board that is shown no more names nobody, and trouble of the server takes no board away', () => {
  const problem = (status: number) => ({ ended: true, problem: { status } });
  expect(shown({ ended: false })).toContain('Dev Anand');
  expect(shown(problem(503))).toContain('Dev Anand');
  for (const live of [{ ended: true }, problem(403), problem(404)]) expect(shown(live)).not.toContain('Dev Anand');
});
