import type { StoredPicture } from '@guildhall/shared/work/media';
import { mediaTypes } from '@guildhall/shared/work/media-limits';

import { NoAnswer, problemOf } from '../api/problem';

/**
 * Stores a picture on this installation and tells its address. Kinds that the server does not take but the browser can
 * show, such as GIF, become a still PNG first. Throws as `api` does.
 */
export async function sendPicture(file: File): Promise<StoredPicture> {
  const form = new FormData();
  form.append('file', await takeable(file), 'picture');
  const headers = { accept: 'application/json', 'idempotency-key': crypto.randomUUID() };
  const request: RequestInit = { method: 'POST', body: form, headers, credentials: 'same-origin' };
  const response = await fetch('/api/media', request).catch((cause: unknown) => {
    throw new NoAnswer({ cause });
  });
  if (!response.ok) throw await problemOf(response);
  return (await response.json()) as StoredPicture;
}

async function takeable(file: File): Promise<Blob> {
  if (mediaTypes.some((type) => type === file.type)) return file;
  const shown = await createImageBitmap(file).catch(() => null);
  // What the browser cannot show either, the server refuses with a word about it.
  if (!shown) return file;
  const canvas = new OffscreenCanvas(shown.width, shown.height);
  canvas.getContext('2d')?.drawImage(shown, 0, 0);
  shown.close();
  return canvas.convertToBlob({ type: 'image/png' });
}
