import type { StoredPicture } from '@guildhall/shared/work/media';

import { NoAnswer, problemOf } from '../api/problem';

/** Stores a picture on this installation; throws what the API throws. */
export async function sendPicture(file: File): Promise<StoredPicture> {
  const body = new FormData();
  body.append('file', file);
  const response = await fetch('/api/media', {
    method: 'POST',
    body,
    headers: { accept: 'application/json', 'idempotency-key': crypto.randomUUID() },
    credentials: 'same-origin',
  }).catch((cause: unknown) => {
    throw new NoAnswer({ cause });
  });
  if (!response.ok) throw await problemOf(response);
  return (await response.json()) as StoredPicture;
}
