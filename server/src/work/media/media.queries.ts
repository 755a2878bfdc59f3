import { Injectable } from '@nestjs/common';

import { can } from '../../people/access/can.js';
import type { Actor } from '../../platform/actor.js';
import { Database } from '../../platform/database/database.js';
import { Problem } from '../../platform/http/problem.js';
import { isUuid } from '../../platform/ids.js';
import { Blobs } from '../../platform/storage/blobs.js';
import { reachable, reachesOf } from '../practices/reach.js';
import { addressOf, picturesIn } from './picture-addresses.rules.js';
import { keyOf } from './picture-keys.rules.js';

interface MediaRow {
  organisationId: string;
  hash: string;
  type: string;
  width: number;
  height: number;
  open: boolean;
}

/** Bytes of pictures that one file may hold; of what is beyond it has the words. */
const MOST_IN_FILE = 40_000_000;

/** A picture to send, and whether anyone may keep a copy on the way. */
export interface ServedPicture {
  bytes: Buffer;
  type: string;
  width: number;
  height: number;
  open: boolean;
}

/** Pictures as they are shown. */
@Injectable()
export class MediaQueries {
  constructor(
    private readonly database: Database,
    private readonly blobs: Blobs,
  ) {}

  /** Throws `not_found` also for a picture that the caller may not know of. */
  async picture(actor: Actor | undefined, id: string): Promise<ServedPicture> {
    const row = isUuid(id) ? await this.row(id) : undefined;
    const may = row && (row.open || (actor && (can(actor, 'media.read', row) || (await this.onCard(actor, id)))));
    const bytes = may ? await this.blobs.get(keyOf(row.organisationId, row.hash)) : null;
    if (!row || !bytes) throw new Problem('not_found', 'We could not find that picture.');
    return { bytes, type: row.type, width: row.width, height: row.height, open: row.open };
  }

  /** The pictures by their addresses that a text shows to this person, for a file to hold. */
  async inFile(actor: Actor | undefined, text: string): Promise<Map<string, ServedPicture>> {
    const all = new Map<string, ServedPicture>();
    let size = 0;
    for (const id of picturesIn(text)) {
      const picture = await this.picture(actor, id).catch(notThere);
      size += picture?.bytes.length ?? 0;
      if (picture && size <= MOST_IN_FILE) all.set(addressOf(id), picture);
    }
    return all;
  }

  /** Whether a card of a partner council shows it that reaches the reader. */
  private async onCard(actor: Actor, id: string): Promise<boolean> {
    const cards = await this.database.query(
      `select 1 from media_use u join ${reachable('$2', '$3')} p on p.id = substring(u.place from 10)::uuid
       where u.media_id = $1 and u.place like 'practice:%' limit 1`,
      [id, actor.organisationId, reachesOf(actor)],
    );
    return cards.length > 0;
  }

  private async row(id: string): Promise<MediaRow | undefined> {
    const [row] = await this.database.query<MediaRow>(
      `select m.organisation_id as "organisationId", m.hash, m.type, m.width, m.height,
         exists (select 1 from media_use u where u.media_id = m.id and u.open) as open
       from media m where m.id = $1`,
      [id],
    );
    return row;
  }
}

/** A picture that was never there for somebody, or is no more, is left out. */
function notThere(error: unknown): null {
  if (error instanceof Problem && error.code === 'not_found') return null;
  throw error;
}
