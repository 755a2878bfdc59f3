import { Transformer } from '@napi-rs/image';

/** A small picture with a gradient, `width` by `height`; the pixels of two seeds differ. */
export function givenPicture(width = 40, height = 20, seed = 1): Transformer {
  const pixels = new Uint8Array(width * height * 4);
  for (let at = 0; at < pixels.length; at++) pixels[at] = at % 4 === 3 ? 255 : (at * 7 * seed) % 256;
  return Transformer.fromRgbaPixels(pixels, width, height);
}

/** Puts EXIF into a JPEG: how the camera was held, and where it was. */
export function withExif(jpeg: Buffer, orientation: number, words: string): Buffer {
  const text = Buffer.from(`${words}\0`);
  const entries = 3;
  const gpsAt = 8 + 2 + entries * 12 + 4;
  const textAt = gpsAt + 2 + 12 + 4;
  const tiff = Buffer.alloc(textAt);
  tiff.write('II', 0, 'latin1');
  tiff.writeUInt16LE(42, 2);
  tiff.writeUInt32LE(8, 4);
  tiff.writeUInt16LE(entries, 8);
  entry(tiff, 10, { tag: 0x010e, type: 2, count: text.length, value: textAt });
  entry(tiff, 22, { tag: 0x0112, type: 3, count: 1, value: orientation });
  entry(tiff, 34, { tag: 0x8825, type: 4, count: 1, value: gpsAt });
  tiff.writeUInt16LE(1, gpsAt);
  entry(tiff, gpsAt + 2, { tag: 0x0001, type: 2, count: 2, value: 0x4e });
  const body = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff, text]);
  const head = Buffer.from([0xff, 0xe1, 0, 0]);
  head.writeUInt16BE(body.length + 2, 2);
  return Buffer.concat([jpeg.subarray(0, 2), head, body, jpeg.subarray(2)]);
}

function entry(
  tiff: Buffer,
  at: number,
  { tag, type, count, value }: Record<'tag' | 'type' | 'count' | 'value', number>,
) {
  tiff.writeUInt16LE(tag, at);
  tiff.writeUInt16LE(type, at + 2);
  tiff.writeUInt32LE(count, at + 4);
  tiff.writeUInt32LE(value, at + 8);
}
