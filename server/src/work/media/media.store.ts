import type { StoredPicture } from '@guildhall/shared/work/media';

import type { Actor } from '../../platform/actor.js';
import { constraintMeans } from '../../platform/database/constraint-problems.js';
import type { Tx } from '../../platform/database/database.js';
import { Problem } from '../../platform/http/problem.js';
import { newId } from '../../platform/ids.js';
import type { Picture } from './re-encode.js';
import { addressOf, picturesIn } from './picture-addresses.rules.js';

constraintMeans(
  'media_use_media',
  () => new Problem('conflict', 'One of the pictures was tidied away meanwhile. Please put it in again.'),
);

/** A text that shows pictures: a kind and an id, such as `practice:<id>`. */
export type Place = `${string}:${string}`;

/** The same picture sent again is the stored one; what was said of it first stays, unless nothing was said. */
export async function insertPicture(
  tx: Tx,
  { organisationId, memberId }: Actor,
  { bytes, type, width, height }: Picture,
  { hash, alt, now }: { hash: string; alt: string; now: Date },
): Promise<StoredPicture> {
  const [stored] = await tx.query<{ id: string; alt: string }>(
    `insert into media (id, organisation_id, owner_id, hash, type, width, height, bytes, alt, created_at, sent_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $10)
     on conflict on constraint media_once do update set sent_at = excluded.sent_at,
       alt = case when media.alt = '' then excluded.alt else media.alt end
     returning id, alt`,
    [newId(), organisationId, memberId, hash, type, width, height, bytes.length, alt, now],
  );
  const { id } = stored!;
  return { id, src: addressOf(id), width, height, alt: stored!.alt };
}

/**
 * Notes which pictures a text shows, in place of those it showed before; pictures that no text shows are removed
 * after a week. `text` is anything that holds their addresses: Markdown, HTML or JSON. With `open` people who are not
 * signed in may see them, too.
 */
export async function usePictures(
  tx: Tx,
  organisationId: string,
  place: Place,
  text: string,
  { open = false }: { open?: boolean } = {},
): Promise<void> {
  const ids = picturesIn(text);
  await tx.query(`delete from media_use where organisation_id = $1 and place = $2 and not media_id = any($3::uuid[])`, [
    organisationId,
    place,
    ids,
  ]);
  await keepPictures(tx, organisationId, place, text, { open });
}

/** The same for a text that only grows, such as all revisions of a document: what it showed before stays. */
export async function keepPictures(
  tx: Tx,
  organisationId: string,
  place: Place,
  text: string,
  { open = false }: { open?: boolean } = {},
): Promise<void> {
  const ids = picturesIn(text);
  if (ids.length === 0) return;
  await tx.query(
    `insert into media_use (organisation_id, media_id, place, open)
     select m.organisation_id, m.id, $2, $4 from media m where m.organisation_id = $1 and m.id = any($3::uuid[])
     on conflict (media_id, place) do update set open = excluded.open`,
    [organisationId, place, ids, open],
  );
}

/** Opens the pictures of a text to people who are not signed in, or closes them, as the text itself was. */
export async function openPictures(tx: Tx, organisationId: string, place: Place, open: boolean): Promise<void> {
  await tx.query(`update media_use set open = $3 where organisation_id = $1 and place = $2`, [
    organisationId,
    place,
    open,
  ]);
}
