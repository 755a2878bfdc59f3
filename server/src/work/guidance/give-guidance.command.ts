import type { GiveGuidance as Request, OwnerlessGuidance } from '@guildhall/shared/work/guidance-owner';
import { Injectable } from '@nestjs/common';

import { audit } from '../../people/audit/audit.store.js';
import type { Actor } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import { Database, type Sql } from '../../platform/database/database.js';
import { fieldProblem } from '../../platform/http/problem.js';
import { allow, holdsNow } from '../practices/refusals.policy.js';
import { GuidanceLive } from './guidance.live.js';
import { HandOver } from './hand-over.js';
import { changeGuidance, lockQuietly, noSuchGuidance } from './guidance.store.js';

/** SQL of whether nobody who answers for the document `g` is still here. */
const OWNERLESS = `not exists (select 1 from member m where m.id in (g.owner_id, g.deputy_id) and m.left_at is null)`;

/** An administrator gives a document whose owner and deputy left to a colleague. */
@Injectable()
export class GiveGuidance {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly live: GuidanceLive,
    private readonly handOver: HandOver,
  ) {}

  /** Throws `not_allowed` but for administrators, and `not_in_this_state` while its owner or deputy is here. */
  async execute(actor: Actor, id: string, { ownerId, reason }: Request): Promise<void> {
    assertMay(actor);
    await this.database.transaction(actor, async (tx) => {
      const locked = await lockQuietly(tx, actor.organisationId, id);
      if (!locked) throw noSuchGuidance();
      const { row } = locked;
      holdsNow(await isOwnerless(tx, id), 'Its owner or deputy is still here. They can hand it over themselves.');
      if (!(await isHere(tx, actor.organisationId, ownerId)))
        throw fieldProblem('ownerId', 'unknown_person', 'We could not find that colleague. Please choose them again.');
      const at = this.clock.now();
      const saved = await changeGuidance(tx, row, { ownerId, deputyId: null, changedAt: at });
      await this.handOver.of(tx, actor, row, { to: ownerId, message: reason, at });
      await audit(tx, actor, {
        action: 'guidance_handed_over',
        target: { kind: 'guidance', id, name: row.titles.en ?? row.titles.cy ?? row.slug },
        ...{ reason, at },
        before: { owner: row.ownerId, deputy: row.deputyId },
        after: { owner: ownerId, deputy: null },
      });
      await this.live.accessChanged(tx, saved);
    });
  }

  /** Documents that nobody answers for. Throws `not_allowed`. */
  list(actor: Actor): Promise<OwnerlessGuidance[]> {
    assertMay(actor);
    return this.database.query<OwnerlessGuidance>(
      `select g.id, g.titles, g.state, (select name from member where id = g.owner_id) as owner from guidance g
       where g.organisation_id = $1 and g.state <> 'archived' and ${OWNERLESS}
       order by g.changed_at desc, g.id limit 100`,
      [actor.organisationId],
    );
  }
}

function assertMay(actor: Actor): void {
  const { organisationId } = actor;
  allow(actor, 'guidance.give', { organisationId }, 'Only an administrator gives guidance to somebody else.');
}

async function isOwnerless(sql: Sql, id: string): Promise<boolean> {
  const rows = await sql.query(`select 1 from guidance g where g.id = $1 and ${OWNERLESS}`, [id]);
  return rows.length > 0;
}

async function isHere(sql: Sql, organisationId: string, memberId: string): Promise<boolean> {
  const rows = await sql.query(`select 1 from member where organisation_id = $1 and id = $2 and left_at is null`, [
    organisationId,
    memberId,
  ]);
  return rows.length > 0;
}
