import type { QueryClient } from '@tanstack/react-query';

import { forgetKeptTexts } from '../editor/together/kept-texts';
import { forgetAnswers } from '../keeping/answers';
import { forgetFormAnswers } from '../keeping/form-answers';
import { live } from '../live/connection';
import { forgetOutbox } from '../waiting/settle-outbox';
import { forgetReads } from './kept-reads';

/** Forgets on this device what was read, written and done under a sign-in that has ended. */
export async function forgetHere(queries: QueryClient, memberId: string | undefined): Promise<void> {
  live.stop();
  await forgetReads();
  if (memberId) {
    forgetOutbox(memberId);
    forgetAnswers(memberId);
    forgetFormAnswers(memberId);
    await forgetKeptTexts(memberId);
  }
  queries.clear();
}
