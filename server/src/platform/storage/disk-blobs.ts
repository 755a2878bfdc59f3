import { randomUUID } from 'node:crypto';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';

import { checkFolder } from '../config/folder.js';
import { type StoredFile, Blobs, checkKey } from './blobs.js';

/** Files in a folder. Each is written beside its place, flushed and moved there whole, so that a crash leaves no half of one. */
export class DiskBlobs extends Blobs {
  constructor(private readonly folder: string) {
    super();
  }

  async put(key: string, { bytes }: StoredFile): Promise<void> {
    const path = this.pathOf(key);
    const beside = `${path}.${randomUUID()}.new`;
    await mkdir(dirname(path), { recursive: true });
    const file = await open(beside, 'wx', 0o640);
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(beside, path);
  }

  async get(key: string): Promise<Buffer | null> {
    return readFile(this.pathOf(key)).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return null;
      throw error;
    });
  }

  async remove(key: string): Promise<void> {
    await rm(this.pathOf(key), { force: true });
  }

  override async tryOut(): Promise<void> {
    await checkFolder(this.folder);
    await super.tryOut();
  }

  private pathOf(key: string): string {
    return join(this.folder, checkKey(key));
  }
}
