import { expect, it } from '@jest/globals';
import { QueryClient, QueryObserver } from '@tanstack/react-query';

import { readAllAnew } from './read-all-anew';

it('[offline] a page that was being read when what waited was sent shows what came of it', async () => {
  const queries = new QueryClient();
  const answers: ((answer: string) => void)[] = [];
  const queryFn = () => new Promise<string>((answer) => answers.push(answer));
  const page = new QueryObserver(queries, { queryKey: ['quest'], queryFn });
  const leave = page.subscribe(() => {});
  const anew = readAllAnew(queries);
  // The first answer was on its way already, as it stood before.
  answers[0]!('to begin');
  await new Promise((done) => setTimeout(done));
  answers[1]?.('under way');
  await anew;
  expect(page.getCurrentResult().data).toBe('under way');
  leave();
});
