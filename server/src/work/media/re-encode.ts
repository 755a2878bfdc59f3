import { mediaLimits } from '@guildhall/shared/work/media-limits';

import { type Measure, measure } from './picture.rules.js';

/** A picture as it is stored: nothing of the file it came in but what one sees. */
export interface Picture {
  bytes: Buffer;
  type: 'image/png' | 'image/jpeg';
  width: number;
  height: number;
}

const QUALITY = 84;

/** Pictures wait for each other: one of 40 megapixels takes some 200 MB while it is worked on. */
let before: Promise<unknown> = Promise.resolve();

/** Decodes a measured picture, turns it the right way up, makes it small enough and encodes it anew; throws when it is broken. */
export function reEncode(bytes: Buffer, measured: Measure): Promise<Picture> {
  const result = before.then(() => encode(bytes, measured));
  before = result.catch(() => undefined);
  return result;
}

async function encode(bytes: Buffer, { alpha, width, height }: Measure): Promise<Picture> {
  // Loaded with the first picture, so that starting the server does not wait for it.
  const { ResizeFit, Transformer } = await import('@napi-rs/image');
  const picture = new Transformer(bytes).rotate();
  const { edge } = mediaLimits;
  if (Math.max(width, height) > edge) picture.fastResize({ width: edge, height: edge, fit: ResizeFit.Inside });
  const encoded = alpha ? await picture.png() : await picture.jpeg(QUALITY);
  const size = measure(encoded);
  if (!size) throw new Error('The picture came out as something else.');
  return { bytes: encoded, type: alpha ? 'image/png' : 'image/jpeg', width: size.width, height: size.height };
}
