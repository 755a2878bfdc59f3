import type { LongAbsence } from '@guildhall/shared/people/people';
import { Injectable } from '@nestjs/common';

import type { Actor } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import { Database, type Tx } from '../../platform/database/database.js';
import { notifyAll } from '../../platform/database/notify.js';
import { fieldProblem, Problem } from '../../platform/http/problem.js';
import { localDay } from '../../platform/time/zone.js';
import { can } from '../access/can.js';
import { audit } from '../audit/audit.store.js';
import { lockMember, MEMBERSHIPS_CHANGED } from './memberships.store.js';

/**
 * Long absences, which administrators alone record (scoring §3.5): while one lasts, seasons and challenges are reckoned
 * without whoever did nothing in them before. Why somebody is away is asked nowhere and kept nowhere.
 */
@Injectable()
export class Absences {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** In place of any recorded before. Throws `not_allowed`, `not_found` for a stranger, `invalid` for one that is over. */
  record(actor: Actor, memberId: string, { from, until }: LongAbsence): Promise<void> {
    return this.change(actor, memberId, 'absence_recorded', async (tx, { zone, at }) => {
      if (until && until < localDay(at, zone))
        throw fieldProblem('until', 'past', 'This day is over. Please choose a later one, or leave it open.');
      await tx.query(
        `update member set absence = tstzrange($2::date::timestamp at time zone $4, ($3::date + 1)::timestamp at time zone $4)
         where id = $1`,
        [memberId, from, until, zone],
      );
    });
  }

  /** Whoever is back counts again from now on. Throws `not_in_this_state` for somebody who is not away. */
  end(actor: Actor, memberId: string): Promise<void> {
    return this.change(actor, memberId, 'absence_ended', async (tx, { at }) => {
      const ended = await tx.query(
        `update member set absence = case when lower(absence) < $2 then tstzrange(lower(absence), $2) end
         where id = $1 and absence && tstzrange($2, null) returning id`,
        [memberId, at],
      );
      if (ended.length === 0)
        throw new Problem('not_in_this_state', 'No long absence is recorded for them, so there is nothing to end.');
    });
  }

  private async change(
    actor: Actor,
    memberId: string,
    action: 'absence_recorded' | 'absence_ended',
    how: (tx: Tx, when: { zone: string; at: Date }) => Promise<void>,
  ): Promise<void> {
    const { organisationId } = actor;
    if (!can(actor, 'member.record-absence', { organisationId }))
      throw new Problem('not_allowed', 'Only an administrator records who is away for long.');
    await this.database.transaction(actor, async (tx) => {
      await lockMember(tx, organisationId, memberId);
      const at = this.clock.now();
      const before = await personOf(tx, memberId);
      await how(tx, { zone: before.zone, at });
      const { absence, name } = await personOf(tx, memberId);
      const target = { kind: 'member', id: memberId, name } as const;
      await audit(tx, actor, { action, target, reason: null, before: before.absence, after: absence, at });
      await notifyAll(tx, MEMBERSHIPS_CHANGED, organisationId);
    });
  }
}

interface PersonRow {
  name: string;
  zone: string;
  absence: { from: string; until: string | null } | null;
}

async function personOf(tx: Tx, id: string): Promise<PersonRow> {
  const [row] = await tx.query<PersonRow>(
    `select m.name, o.zone, case when m.absence is not null then
       jsonb_build_object('from', lower(m.absence), 'until', upper(m.absence)) end as absence
     from member m join organisation o on o.id = m.organisation_id where m.id = $1`,
    [id],
  );
  return row!;
}
