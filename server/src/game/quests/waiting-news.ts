import { Injectable } from '@nestjs/common';

import { ReadAnew } from '../../people/feed/read-anew.js';
import type { Sql, Tx } from '../../platform/database/database.js';
import { verifierOf } from './definition.rules.js';
import type { StoredContribution, StoredRun } from './run.js';
import { SEATED_BESIDE, THEIRS, unledAt } from './verifier-facts.queries.js';

/** Has those who may be asked read anew what waits for their eye, where they have it open. */
@Injectable()
export class WaitingNews {
  constructor(private readonly anew: ReadAnew) {}

  runChanged(tx: Tx, before: StoredRun, after: StoredRun, now: Date): void {
    const moved = cameOrWent(waitingIn(before), waitingIn(after));
    if (moved.length === 0) return;
    this.anew.later(tx, 'verifications', async (sql) =>
      (await Promise.all(moved.map((each) => mayBeAsked(sql, after, each, now)))).flat(),
    );
  }

  /** Something that waits is now for others to look at. */
  askedInstead(tx: Tx, people: readonly string[]): void {
    this.anew.later(tx, 'verifications', () => Promise.resolve([...people]));
  }
}

/** Everyone to whom it may be shown; whether it is, is decided where they read it. */
async function mayBeAsked(
  sql: Sql,
  { id: run, organisationId, definition }: StoredRun,
  { id, member, stepId }: StoredContribution,
  now: Date,
): Promise<string[]> {
  const inPlace = `exists (select 1 from role_grant g where g.member_id = m.id and g.ended_at is null and (g.unit_id = any(theirs.path)
    or g.role = 'admin' and ${unledAt({ path: 'theirs.path', member: '$2', run: '$6', now: '$3' })}))`;
  const rows = await sql.query<{ id: string }>(
    `with ${THEIRS}
     select m.id from ${SEATED_BESIDE}
     where m.organisation_id = $1 and m.left_at is null and m.id <> $2 and (exists (select 1 from evidence e where e.contribution_id = $5 and e.passed_on_at is not null)
         and exists (select 1 from role_grant g where g.member_id = m.id and g.ended_at is null and (g.unit_id = any(theirs.path) or g.role = 'admin'))
       or case $4
       when 'named' then exists (select 1 from evidence e where e.contribution_id = $5 and e.asked_id = m.id)
       when 'outside' then true
       when 'lead' then ${inPlace}
       else exists (select 1 from role_grant g where g.member_id = m.id and g.ended_at is null and g.unit_id = any(theirs.path))
         or coalesce(coalesce(theirs.path[2], theirs.path[1]) = any(u.path), theirs.path = '{}')
       end)`,
    [organisationId, member, now, verifierOf(definition, stepId), id, run],
  );
  return rows.map((row) => row.id);
}

/** What of a run waits for somebody's eye. */
function waitingIn({ state, contributions, completeSteps }: StoredRun): StoredContribution[] {
  if (state === 'completed' || state === 'withdrawn') return [];
  return contributions.filter((each) => each.state === 'pending' && !completeSteps.includes(each.stepId));
}

/** Offered again after a return, a contribution is the same with another time. */
function cameOrWent(before: readonly StoredContribution[], after: readonly StoredContribution[]): StoredContribution[] {
  const isIn = (all: readonly StoredContribution[], { id, madeAt }: StoredContribution) =>
    all.some((each) => each.id === id && each.madeAt === madeAt);
  return [...before.filter((each) => !isIn(after, each)), ...after.filter((each) => !isIn(before, each))];
}
