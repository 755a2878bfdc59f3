import { expect, it } from '@jest/globals';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createElement } from 'react';
import { renderToString } from 'react-dom/server';

import { useBoard, useBoardList, useMoreBoards } from '../features/boards/useBoards';
import { useChallenge } from '../features/challenges/useChallenges';
import { useCircle } from '../features/circle/useCircle';
import { useGuidance } from '../features/guidance/useGuidance';
import { usePractice } from '../features/practices/usePractice';
import { useRun } from '../features/quests/useRun';
import { NoAnswer } from '../lib/api/problem';
import { meKey } from '../lib/me/useMe';

const id = 'a';
const pages: Record<string, () => unknown> = {
  'a challenge': () => useChallenge(id),
  'a board': () => useBoard(id),
  'the list of boards': () => useBoardList(),
  'the list of other boards': () => useMoreBoards(null),
  'a quest under way': () => useRun(id),
  'a practice': () => usePractice(id),
  'a piece of guidance': () => useGuidance(id),
  'the circle': () => useCircle(),
};

it.each(Object.entries(pages))('%s that is shown goes on being read anew until it succeeds', (_, useIt) => {
  const client = new QueryClient();
  client.setQueryData(meKey, { member: { id: 'me' }, organisation: { id: 'here' } });
  const Page = () => {
    useIt();
    return null;
  };
  renderToString(createElement(QueryClientProvider, { client }, createElement(Page)));
  const [page] = client
    .getQueryCache()
    .findAll({ predicate: ({ queryKey: [of] }) => of !== meKey[0] && of !== 'live' });
  client.setQueryData(page!.queryKey, {});
  const { retry } = page!.options;
  expect(typeof retry === 'function' && retry(40, new NoAnswer())).toBe(true);
});
