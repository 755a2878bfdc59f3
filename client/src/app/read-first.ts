import type { QueryClient } from '@tanstack/react-query';

import { connection } from '../lib/live/connection.store';
import { meKey } from '../lib/me/useMe';
import type { ScreenModule } from './navigation';

/**
 * The reader, the screen and, for those who are signed in, what the screen shows. Where no answer came, what this device
 * kept is drawn as it is: asking for it would only hold it back.
 */
export async function readFirst(
  queries: QueryClient,
  reader: Promise<unknown>,
  screen: Promise<ScreenModule['readFirst']>,
): Promise<void> {
  const [read] = await Promise.all([screen, reader]);
  const isKept = connection.getState().asOf !== undefined;
  if (queries.getQueryData(meKey) && !isKept) await read?.(queries);
}
