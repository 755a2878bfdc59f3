import { Injectable } from '@nestjs/common';
import { DateTime } from 'luxon';

import { Activities } from '../../activity/record.js';
import type { Tx } from '../../platform/database/database.js';
import { newId } from '../../platform/ids.js';
import { localDay } from '../../platform/time/zone.js';
import { usePictures } from '../media/media.store.js';
import { toHtml } from '../richtext/html.rules.js';
import { readingAge } from '../richtext/reading-age.rules.js';
import { plainText } from '../richtext/words.rules.js';
import { checked, isInTime, published, publishedKey } from './activities.rules.js';
import type { GuidanceRow } from './guidance.row.js';
import { loadRevision } from './revision.store.js';

/** Who takes a step, when, and the zone of their organisation. */
interface Step {
  by: string;
  at: Date;
  zone: string;
}

interface Publication {
  id: string;
  edition: number;
  approvedBy: string;
  at: Date;
}

/** What readers see, and what it brought its authors. */
@Injectable()
export class Publications {
  constructor(private readonly activities: Activities) {}

  /** Freezes the approved revision for readers in place of the edition before it; gives its words, for searching. */
  async publish(tx: Tx, row: GuidanceRow, { by, at, zone }: Step): Promise<string> {
    await this.creditCheck(tx, row, { by, at, zone });
    const approval = await this.lastApproval(tx, row);
    const publication = { id: newId(), edition: row.edition, approvedBy: approval.byId, at };
    await tx.query(
      `update guidance_publication set state = 'superseded', ended_at = $2 where guidance_id = $1 and state = 'current'`,
      [row.id, at],
    );
    await tx.query(
      `insert into guidance_publication (id, organisation_id, guidance_id, edition, revision, state, approved_by, approved_at,
         published_at, review_by) values ($1, $2, $3, $4, $5, 'current', $6, $7, $8, $9)`,
      [
        ...[publication.id, row.organisationId, row.id, row.edition, row.frozenRevision],
        ...[approval.byId, approval.at, at, reviewDay(at, zone, row.reviewEveryMonths)],
      ],
    );
    const words = await this.keepTexts(tx, row, publication.id);
    await this.creditAuthors(tx, row, publication);
    return words;
  }

  /** It was looked at and still holds: readers see the next date. */
  async confirm(tx: Tx, row: GuidanceRow, { by, at, zone }: Step): Promise<void> {
    await this.creditCheck(tx, row, { by, at, zone });
    await tx.query(
      `update guidance_publication set review_by = $2, owner_told_at = null, deputy_told_at = null
       where guidance_id = $1 and state = 'current'`,
      [row.id, reviewDay(at, zone, row.reviewEveryMonths)],
    );
  }

  /** Readers see it no more, and what its publishing scored is taken back. */
  async withdraw(tx: Tx, row: GuidanceRow, at: Date): Promise<void> {
    const [current] = await tx.query<{ id: string; revision: number }>(
      `update guidance_publication set state = 'withdrawn', ended_at = $2
       where guidance_id = $1 and state = 'current' returning id, revision`,
      [row.id, at],
    );
    if (!current) return;
    await usePictures(tx, row.organisationId, readersOf(row), '');
    const authors = await this.authorsOf(tx, row.id, current.revision);
    const keys = authors.map(({ memberId }) => publishedKey(current.id, memberId));
    await this.activities.revoke(tx, row.organisationId, keys, at);
  }

  /** Whoever brings what readers have through its review in time has done so once for each date. */
  private async creditCheck(tx: Tx, row: GuidanceRow, { by, at, zone }: Step): Promise<void> {
    const [current] = await tx.query<{ id: string; reviewBy: string }>(
      `select id, to_char(review_by, 'YYYY-MM-DD') as "reviewBy" from guidance_publication
       where guidance_id = $1 and state = 'current'`,
      [row.id],
    );
    if (!current || !isInTime(current.reviewBy, localDay(at, zone))) return;
    await this.activities.record(tx, { ...checked(row, current, { by, at }), recordedAt: at });
  }

  private async lastApproval(tx: Tx, row: GuidanceRow): Promise<{ byId: string; at: Date }> {
    const [approval] = await tx.query<{ byId: string; at: Date }>(
      `select by_id as "byId", at from guidance_log where guidance_id = $1 and move = 'approve' order by id desc limit 1`,
      [row.id],
    );
    return approval!;
  }

  private async keepTexts(tx: Tx, row: GuidanceRow, publicationId: string): Promise<string> {
    const texts = await loadRevision(tx, row.id, row.frozenRevision!);
    for (const { language, title, doc } of texts) {
      await tx.query(
        `insert into guidance_publication_text (organisation_id, publication_id, language, title, html, reading_age)
         values ($1, $2, $3, $4, $5, $6)`,
        [
          ...[row.organisationId, publicationId, language, title, toHtml(doc)],
          language === 'en' ? readingAge(plainText(doc)) : null,
        ],
      );
    }
    const all = texts.map(({ doc }) => toHtml(doc)).join('\n');
    await usePictures(tx, row.organisationId, readersOf(row), all, { open: row.publicFacing });
    return texts.map(({ doc }) => plainText(doc)).join('\n');
  }

  private async creditAuthors(tx: Tx, row: GuidanceRow, publication: Publication): Promise<void> {
    for (const author of await this.authorsOf(tx, row.id, row.frozenRevision!)) {
      await this.activities.record(tx, { ...published(row, publication, author), recordedAt: publication.at });
    }
  }

  private authorsOf(tx: Tx, guidanceId: string, revision: number): Promise<{ memberId: string; words: number }[]> {
    return tx.query(
      `select member_id as "memberId", words from guidance_revision_author
       where guidance_id = $1 and number = $2 and words >= 40 order by member_id`,
      [guidanceId, revision],
    );
  }
}

/** The place where its readers see pictures. */
export const readersOf = ({ id }: GuidanceRow) => `guidance-read:${id}` as const;

/** The day so many months on, in the organisation's zone. */
function reviewDay(at: Date, zone: string, months: number): string {
  return DateTime.fromJSDate(at, { zone }).plus({ months }).toISODate()!;
}
