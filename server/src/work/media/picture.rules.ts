import { mediaLimits } from '@guildhall/shared/work/media-limits';

/** What the first bytes of a file say it is. */
export interface Measure {
  kind: 'png' | 'jpeg' | 'webp';
  width: number;
  height: number;
  /** Whether it may be seen through somewhere, so that it cannot become a JPEG. */
  alpha: boolean;
}

const latin = (bytes: Buffer, from: number, to: number) => bytes.toString('latin1', from, to);

/**
 * Reads kind and size of a picture from its headers, without decoding it, so that one which would unfold to more
 * than memory holds is known before. Null for anything that is no PNG, JPEG or WebP, whatever its name says.
 */
export function measure(bytes: Buffer): Measure | null {
  const found = measurePng(bytes) ?? measureJpeg(bytes) ?? measureWebp(bytes);
  return found && found.width > 0 && found.height > 0 ? found : null;
}

/** Whether a picture of this size may be decoded. */
export function fitsInMemory({ width, height }: Pick<Measure, 'width' | 'height'>): boolean {
  return width * height <= mediaLimits.pixels;
}

function measurePng(bytes: Buffer): Measure | null {
  if (bytes.length < 33 || latin(bytes, 0, 8) !== '\x89PNG\r\n\x1a\n' || latin(bytes, 12, 16) !== 'IHDR') return null;
  return { kind: 'png', width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20), alpha: true };
}

/** Start of frame: 0xC0 to 0xCF without those that hold tables. */
const isFrame = (marker: number) => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
const START_OF_SCAN = 0xda;

/** Walks the segments up to the first scan; of several frames the largest counts. */
function measureJpeg(bytes: Buffer): Measure | null {
  if (bytes.length < 4 || bytes.readUInt16BE(0) !== 0xffd8) return null;
  let [width, height] = [0, 0];
  for (let at = 2; at + 9 < bytes.length && bytes[at] === 0xff;) {
    const marker = bytes[at + 1]!;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (isFrame(marker)) {
      height = Math.max(height, bytes.readUInt16BE(at + 5));
      width = Math.max(width, bytes.readUInt16BE(at + 7));
    }
    if (marker === START_OF_SCAN) break;
    at += 2 + bytes.readUInt16BE(at + 2);
  }
  return { kind: 'jpeg', width, height, alpha: false };
}

const MOST_CHUNKS = 64;

/** Canvas and frame each state a size; the larger counts, because a decoder may believe either. */
function measureWebp(bytes: Buffer): Measure | null {
  if (bytes.length < 30 || latin(bytes, 0, 4) !== 'RIFF' || latin(bytes, 8, 12) !== 'WEBP') return null;
  const found = { kind: 'webp' as const, width: 0, height: 0, alpha: false };
  for (let at = 12, nth = 0; at + 18 <= bytes.length && nth < MOST_CHUNKS; nth++) {
    const chunk = webpChunk(bytes, at);
    found.width = Math.max(found.width, chunk.width);
    found.height = Math.max(found.height, chunk.height);
    found.alpha ||= chunk.alpha;
    const length = bytes.readUInt32LE(at + 4);
    at += 8 + length + (length % 2);
  }
  return found;
}

function webpChunk(bytes: Buffer, at: number): Omit<Measure, 'kind'> {
  const body = at + 8;
  switch (latin(bytes, at, at + 4)) {
    case 'VP8X':
      return {
        width: 1 + bytes.readUIntLE(body + 4, 3),
        height: 1 + bytes.readUIntLE(body + 7, 3),
        alpha: (bytes[body]! & 0x10) !== 0,
      };
    case 'VP8 ':
      return {
        width: bytes.readUInt16LE(body + 6) & 0x3fff,
        height: bytes.readUInt16LE(body + 8) & 0x3fff,
        alpha: false,
      };
    case 'VP8L': {
      const bits = bytes.readUInt32LE(body + 1);
      return { width: 1 + (bits & 0x3fff), height: 1 + ((bits >>> 14) & 0x3fff), alpha: true };
    }
    default:
      return { width: 0, height: 0, alpha: false };
  }
}
