import { deflateSync } from 'node:zlib';

import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { givenPicture } from '../../testing/given-pictures.js';
import { addressOf, picturesIn, picturesWithoutWords } from './picture-addresses.rules.js';
import { fitsInMemory, measure } from './picture.rules.js';

const id = '019a0000-0000-7000-8000-000000000001';

describe('[media/measure] what a file is', () => {
  it('is told by its content, with its size', async () => {
    expect(measure(await givenPicture(41, 23).png())).toEqual({ kind: 'png', width: 41, height: 23, alpha: true });
    expect(measure(await givenPicture(41, 23).jpeg())).toEqual({ kind: 'jpeg', width: 41, height: 23, alpha: false });
    expect(measure(await givenPicture(41, 23).webp(80))).toMatchObject({ kind: 'webp', width: 41, height: 23 });
    expect(measure(await givenPicture(41, 23).webpLossless())).toMatchObject({ kind: 'webp', width: 41, height: 23 });
  });

  it.each(['<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>', '<!doctype html><script>', 'GIF89a', ''])(
    'is nothing we show: %s',
    (text) => {
      expect(measure(Buffer.from(text.padEnd(text ? 80 : 0)))).toBeNull();
    },
  );

  it('is measured without a fault, whatever follows the first bytes', async () => {
    const heads = [await givenPicture().png(), await givenPicture().jpeg(), await givenPicture().webp(80)];
    fc.assert(
      fc.property(fc.constantFrom(...heads), fc.nat(120), fc.uint8Array({ maxLength: 200 }), (head, keep, tail) => {
        const found = measure(Buffer.concat([head.subarray(0, keep), tail]));
        expect(found === null || (found.width > 0 && found.height > 0)).toBe(true);
      }),
      { seed: 20_261_126, numRuns: 500 },
    );
  });

  it('counts the larger size where a file states two', async () => {
    const frame = await givenPicture(20, 10).webp(80);
    const body = frame.subarray(12);
    body.writeUInt16LE(16_383, 8 + 6);
    body.writeUInt16LE(16_383, 8 + 8);
    const canvas = Buffer.concat([Buffer.from('VP8X'), Buffer.from([10, 0, 0, 0, 0, 0, 0, 0, 19, 0, 0, 9, 0, 0])]);
    const lying = measure(Buffer.concat([frame.subarray(0, 12), canvas, body]))!;
    expect(lying).toMatchObject({ width: 16_383, height: 16_383 });
    expect(fitsInMemory(lying)).toBe(false);
  });

  it('a picture that would unfold to more than memory holds is known by its header', () => {
    const head = Buffer.alloc(25);
    head.writeUInt32BE(13, 0);
    head.write('IHDR', 4, 'latin1');
    head.writeUInt32BE(60_000, 8);
    head.writeUInt32BE(60_000, 12);
    const bomb = Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), head, deflateSync(Buffer.alloc(1000))]);
    expect(fitsInMemory(measure(bomb)!)).toBe(false);
    expect(fitsInMemory({ width: 8000, height: 5000 })).toBe(true);
  });
});

describe('[media/words] pictures in a text', () => {
  it('are found in Markdown, HTML and JSON, each once', () => {
    const address = addressOf(id);
    expect(picturesIn(`![a](${address}) <img src="${address}"> {"src":"${address}"} /media/x`)).toEqual([id]);
  });

  it.each([
    [`![A map of the depot](${addressOf(id)})`, 0],
    [`![](${addressOf(id)}) and ![ ](${addressOf(id)} "title")`, 2],
    [`![…](${addressOf(id)})`, 1],
    [`![a \\] b](${addressOf(id)})`, 0],
    [`![](https://elsewhere.example/x.png)`, 0],
    ['No picture', 0],
  ])('%s leaves %i without words', (text, count) => {
    expect(picturesWithoutWords(text)).toBe(count);
  });
});
