import { Injectable } from '@nestjs/common';

import type { Actor } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import type { Tx } from '../../platform/database/database.js';
import { Blobs } from '../../platform/storage/blobs.js';
import { insertPicture } from './media.store.js';
import { addressOf, picturesIn } from './picture-addresses.rules.js';
import { keyOf } from './picture-keys.rules.js';
import type { Picture } from './re-encode.js';

type Foreign = Omit<Picture, 'bytes'> & { id: string; organisationId: string; hash: string; alt: string };

/** Pictures that come with a text from a partner council: each organisation keeps and removes its own. */
@Injectable()
export class CopyPictures {
  constructor(
    private readonly clock: Clock,
    private readonly blobs: Blobs,
  ) {}

  /** The text with the addresses of the caller's own copies. Asks nobody's permission: give it only what reaches the caller. */
  async execute(tx: Tx, actor: Actor, text: string): Promise<string> {
    const ids = picturesIn(text);
    if (ids.length === 0) return text;
    const foreign = await tx.query<Foreign>(
      `select id, organisation_id as "organisationId", hash, type, width, height, alt from media
       where id = any($1::uuid[]) and organisation_id <> $2 order by id`,
      [ids, actor.organisationId],
    );
    let copied = text;
    for (const picture of foreign) {
      const own = await this.copy(tx, actor, picture);
      if (own) copied = copied.replaceAll(addressOf(picture.id), own);
    }
    return copied;
  }

  private async copy(tx: Tx, actor: Actor, { organisationId, hash, alt, ...picture }: Foreign): Promise<string | null> {
    const bytes = await this.blobs.get(keyOf(organisationId, hash));
    if (!bytes) return null;
    const kept = { ...picture, bytes };
    const { src } = await insertPicture(tx, actor, kept, { hash, alt, now: this.clock.now() });
    await this.blobs.put(keyOf(actor.organisationId, hash), kept);
    return src;
  }
}
