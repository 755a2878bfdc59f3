import { randomUUID } from 'node:crypto';

/** A file as it is kept: its bytes and what they are. */
export interface StoredFile {
  bytes: Buffer;
  /** Such as `image/png`; decided by us, never by who sent it. */
  type: string;
}

/** Where files are kept; a key is made by us and consists of ids, hashes and slashes only. */
export abstract class Blobs {
  /** Keeps a file; the same key again replaces it. Resolves once it is stored to last. */
  abstract put(key: string, blob: StoredFile): Promise<void>;
  /** Null when there is none. */
  abstract get(key: string): Promise<Buffer | null>;
  /** Does nothing when there is none. */
  abstract remove(key: string): Promise<void>;

  /** Keeps, reads and removes a file of no meaning; rejects where that cannot be done. */
  async tryOut(): Promise<void> {
    const key = `00/${randomUUID()}`;
    await this.put(key, { bytes: Buffer.from('Can this be kept?'), type: 'text/plain' });
    const kept = await this.get(key);
    await this.remove(key);
    if (!kept) throw new Error('what was put there is not there');
  }
}

const KEY = /^[0-9a-f-]+(\/[0-9a-f-]+)*(\.[a-z]+)?$/;

/** Throws for a key that we did not make, so that none ever names a place outside. */
export function checkKey(key: string): string {
  if (!KEY.test(key)) throw new Error(`This is no key of a stored file: ${key}`);
  return key;
}
