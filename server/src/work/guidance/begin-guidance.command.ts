import type { Locale } from '@guildhall/shared/people/me';
import type { BeginGuidance as Request, BegunGuidance, GuidanceTitles } from '@guildhall/shared/work/guidance-document';
import { addressOf } from '@guildhall/shared/work/section-address';
import { Injectable } from '@nestjs/common';

import type { Actor } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import { Collaboration } from '../../platform/collab/collaboration.js';
import { Database, type Tx } from '../../platform/database/database.js';
import { newId } from '../../platform/ids.js';
import { allow } from '../practices/refusals.policy.js';
import { withoutTitle } from '../richtext/headings.rules.js';
import { updateOf } from '../richtext/yjs.js';
import { GuidanceRow } from './guidance.row.js';
import { textName, writeLog } from './guidance.store.js';
import { keepRevision } from './revision.store.js';
import { type Beginning, SourceQueries } from './source.queries.js';
import { Texts } from './texts.js';

const emptyText = { type: 'doc', content: [{ type: 'paragraph' }] };

/** Begins guidance: an outline of the caller's, from nothing, a template, or a text they bring. */
@Injectable()
export class BeginGuidance {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly sources: SourceQueries,
    private readonly collaboration: Collaboration,
  ) {}

  /** Throws `invalid` for a template or a file that is none. What is brought in is nobody's credit. */
  async execute(actor: Actor, { kind, titles, source }: Request): Promise<BegunGuidance> {
    const { organisationId } = actor;
    allow(actor, 'guidance.begin', { organisationId }, 'Writing guidance is not open to you.');
    const beginning = await this.sources.beginning(actor, source);
    return this.database.transaction(actor, async (tx) => {
      const row = rowOf(actor, await freeSlug(tx, titles), { kind, titles, now: this.clock.now() });
      await tx.rows(GuidanceRow).insert(row);
      await this.writeTexts(tx, row, beginning);
      const texts = await new Texts(this.collaboration).all(tx, row);
      await keepRevision(tx, row, texts, { kind: 'automatic', message: '', byId: null, at: row.createdAt });
      const line = { move: 'began', from: null, to: row.state, message: '', byId: actor.memberId, at: row.createdAt };
      await writeLog(tx, row, line);
      return { id: row.id, slug: row.slug, notes: beginning.left };
    });
  }

  private async writeTexts(tx: Tx, row: GuidanceRow, { texts }: Beginning): Promise<void> {
    for (const language of row.languages) {
      await this.collaboration.create(tx, textName(row.id, language), {
        organisationId: row.organisationId,
        memberId: null,
        update: updateOf(withoutTitle(texts[language] ?? emptyText, row.titles[language] ?? '')),
      });
    }
  }
}

function rowOf(
  actor: Actor,
  slug: string,
  { kind, titles, now }: Pick<Request, 'kind' | 'titles'> & { now: Date },
): GuidanceRow {
  return {
    ...{ id: newId(), organisationId: actor.organisationId, slug, kind, titles, languages: languagesOf(titles) },
    ...{ ownerId: actor.memberId, deputyId: null, unitId: actor.unitPath.at(-1) ?? null, writing: 'authors' as const },
    ...{ publicFacing: false, audience: {}, requiredReviews: ['equality' as const], reviewEveryMonths: 12 },
    ...{ state: 'outline' as const, edition: 1, version: 1, frozenRevision: null },
    ...{ consultationUnitId: null, consultationClosesOn: null, words: '', changedSince: null },
    ...{ createdAt: now, changedAt: now },
  };
}

/** English first, as everywhere in lists. */
export function languagesOf(titles: GuidanceTitles): Locale[] {
  return (['en', 'cy'] as const).filter((language) => titles[language] !== undefined);
}

/** The title as an address; where it is taken, with a few letters behind it. Whoever asks for the same at once waits. */
async function freeSlug(tx: Tx, { en, cy }: GuidanceTitles): Promise<string> {
  const plain = addressOf(en ?? cy ?? '')
    .replaceAll(/[^a-z0-9-]+/g, '')
    .replaceAll(/-+/g, '-')
    .replaceAll(/^-|-$/g, '');
  const slug = plain || 'guidance';
  await tx.query(`select pg_advisory_xact_lock(hashtextextended('guidance ' || $1, 0))`, [slug]);
  const taken = await tx.query(`select 1 from guidance where slug = $1`, [slug]);
  return taken.length === 0 ? slug : `${slug}-${newId().slice(-6)}`;
}
