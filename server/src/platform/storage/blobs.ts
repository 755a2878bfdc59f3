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
}

const KEY = /^[0-9a-f-]+(\/[0-9a-f-]+)*(\.[a-z]+)?$/;

/** Throws for a key that we did not make, so that none ever names a place outside. */
export function checkKey(key: string): string {
  if (!KEY.test(key)) throw new Error(`This is no key of a stored file: ${key}`);
  return key;
}
