import { meTopic } from '@guildhall/shared/people/feed';
import type { VerifierKind } from '@guildhall/shared/game/quest-definition';
import { Injectable } from '@nestjs/common';

import { Feed } from '../../people/feed/feed.js';
import { Database, type Tx } from '../../platform/database/database.js';
import { LivePublisher } from '../../platform/live/publisher.js';
import { verifierOf } from './definition.rules.js';
import type { StoredContribution, StoredRun } from './run.js';

/** Has those who may be asked read anew what waits for their eye, where they have it open. */
@Injectable()
export class WaitingNews {
  constructor(
    private readonly database: Database,
    private readonly feed: Feed,
    private readonly live: LivePublisher,
  ) {}

  /** Told once the command is committed and by itself: no command waits for it, nor fails with it. */
  runChanged(tx: Tx, before: StoredRun, after: StoredRun, now: Date): void {
    const moved = cameOrWent(waitingIn(before), waitingIn(after));
    if (moved.length > 0) tx.afterCommit(() => void this.tell(after, moved, now).catch(() => undefined));
  }

  private async tell(run: StoredRun, moved: readonly StoredContribution[], now: Date): Promise<void> {
    const asked = await Promise.all(moved.map((each) => this.mayBeAsked(run, each, now)));
    const here = asked.flat().filter((id) => this.live.isWatched(meTopic.of(id)));
    const changes = new Map(here.map((id) => [id, { moved: ['verifications' as const] }]));
    await this.database.transaction({}, (tx) => this.feed.tell(tx, changes));
  }

  /** Everyone to whom it may be shown; whether it is, is decided where they read it. */
  private async mayBeAsked(run: StoredRun, { id, member, stepId }: StoredContribution, now: Date): Promise<string[]> {
    const kind: VerifierKind = verifierOf(run.definition, stepId);
    const rows = await this.database.query<{ id: string }>(
      `with theirs as (
         select coalesce((select u.path from membership s join unit u on u.id = s.unit_id
                          where s.member_id = $2 and s.during @> $3::timestamptz), '{}') as path
       )
       select m.id from theirs, member m
       left join membership s on s.member_id = m.id and s.during @> $3::timestamptz left join unit u on u.id = s.unit_id
       where m.organisation_id = $1 and m.left_at is null and m.id <> $2 and case $4
         when 'named' then exists (select 1 from evidence e where e.contribution_id = $5 and e.asked_id = m.id)
         when 'outside' then true
         else exists (select 1 from role_grant g where g.member_id = m.id and g.unit_id = any(theirs.path))
           or ($4 = 'peer' and coalesce(coalesce(theirs.path[2], theirs.path[1]) = any(u.path), theirs.path = '{}'))
         end`,
      [run.organisationId, member, now, kind, id],
    );
    return rows.map((row) => row.id);
  }
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
