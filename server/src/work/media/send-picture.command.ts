import { createHash } from 'node:crypto';

import { alternativeText, type StoredPicture } from '@guildhall/shared/work/media';
import { mediaLimits } from '@guildhall/shared/work/media-limits';
import { Injectable } from '@nestjs/common';

import { can } from '../../people/access/can.js';
import type { Actor } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database/database.js';
import { fieldProblem, Problem } from '../../platform/http/problem.js';
import { Blobs } from '../../platform/storage/blobs.js';
import { insertPicture } from './media.store.js';
import { keyOf } from './picture-keys.rules.js';
import { fitsInMemory, measure } from './picture.rules.js';
import { type Picture, reEncode } from './re-encode.js';

/** Stores a picture that somebody sent: looked at, encoded anew, once an organisation. */
@Injectable()
export class SendPicture {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly blobs: Blobs,
  ) {}

  /** Throws `invalid` naming `file` or `alt`. */
  async execute(actor: Actor, bytes: Buffer, said: string): Promise<StoredPicture> {
    const { organisationId } = actor;
    if (!can(actor, 'media.send', { organisationId }))
      throw new Problem('not_allowed', 'Sending pictures is not open to you.');
    const alt = checkWords(said);
    const picture = await checkPicture(bytes);
    const hash = createHash('sha256').update(picture.bytes).digest('hex');
    return this.database.transaction(actor, async (tx) => {
      const stored = await insertPicture(tx, actor, picture, { hash, alt, now: this.clock.now() });
      // Under the row's lock, which the tidying job takes, too: a file is there as long as its row is.
      await this.blobs.put(keyOf(organisationId, hash), picture);
      return stored;
    });
  }
}

function checkWords(said: string): string {
  const alt = alternativeText.safeParse(said);
  if (alt.success) return alt.data;
  throw fieldProblem('alt', 'too_big', `Please say what the picture shows in ${mediaLimits.alt} letters or fewer.`);
}

async function checkPicture(bytes: Buffer): Promise<Picture> {
  const measured = measure(bytes);
  if (!measured)
    throw fieldProblem('file', 'picture_kind', 'This is no picture we can show. PNG, JPEG and WebP files work.');
  if (!fitsInMemory(measured)) throw tooManyPixels();
  return reEncode(bytes, measured).catch((error: unknown) => {
    throw new Problem('invalid', broken.message, { errors: [broken], cause: error });
  });
}

const broken = {
  field: 'file',
  code: 'picture_broken',
  message: 'This picture cannot be opened. Perhaps it was cut short; please save it again and send that.',
};

function tooManyPixels(): Problem {
  const most = mediaLimits.pixels / 1_000_000;
  return fieldProblem(
    'file',
    'picture_pixels',
    `This picture has more than ${most} million pixels. Please save it smaller and send that.`,
  );
}
