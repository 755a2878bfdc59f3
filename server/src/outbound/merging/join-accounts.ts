import type { MergePreview } from '@guildhall/shared/outbound/merging';
import { Injectable } from '@nestjs/common';

import { joinAwards, lookAgain } from '../../game/badges/join-awards.js';
import { Engine } from '../../game/engine/engine.js';
import { JoinRuns } from '../../game/quests/join-runs.command.js';
import { StructureFollowers } from '../../people/structure/structure-followers.js';
import type { TwoAccounts } from '../../people/organisation/two-accounts.js';
import type { Tx } from '../../platform/database/database.js';
import { DeedsAnew } from './deeds-anew.js';
import { joinSeats, leaveSeats } from './join-seats.store.js';
import { moveRows } from './move-rows.store.js';

/** What became of what both did; roles are not among it. */
export type Joined = Pick<MergePreview, 'takenBack'> & { moves: Omit<MergePreview['moves'], 'roles'> };

/**
 * What two accounts of one person did becomes one person's, in one transaction whose engine is held (`hold`). The order
 * matters: what is reckoned by a seat is undone while it is still there, and done anew once the other one is.
 */
@Injectable()
export class JoinAccounts {
  constructor(
    private readonly followers: StructureFollowers,
    private readonly engine: Engine,
    private readonly runs: JoinRuns,
    private readonly deeds: DeedsAnew,
  ) {}

  /** Before anybody's row is locked: whoever counts may be waiting for one of them. What waits there is counted first. */
  async hold(tx: Tx, organisationId: string): Promise<void> {
    await this.followers.hold(tx, organisationId);
    await this.engine.drainIn(tx, organisationId);
  }

  async execute(tx: Tx, two: TwoAccounts): Promise<Joined> {
    const { organisationId } = two;
    const firstStep = await bothBegan(tx, two);
    const words = await wordsOf(tx, two);
    const runs = await this.runs.execute(tx, two);
    const awards = await joinAwards(tx, two);
    const seats = await joinSeats(tx, two);
    const deeds = await this.deeds.execute(tx, two);
    await moveRows(tx, two);
    await this.engine.drainIn(tx, organisationId);
    await leaveSeats(tx, two);
    await this.followers.changed(tx, { organisationId, units: seats.units });
    await lookAgain(tx, two);
    return {
      moves: { seats: seats.gained, deeds: deeds.moved, badges: awards.moved, quests: runs.runs, ...words },
      takenBack: {
        firstStep,
        between: deeds.between,
        confirmations: runs.confirmations,
        quests: deeds.quests,
        badges: awards.doubled,
      },
    };
  }
}

async function bothBegan(tx: Tx, { staysId, goesId }: TwoAccounts): Promise<boolean> {
  const began = await tx.query(
    `select 1 from member_progress where member_id in ($1, $2) and first_step_at is not null`,
    [staysId, goesId],
  );
  return began.length === 2;
}

type Words = Pick<MergePreview['moves'], 'questions' | 'answers' | 'practices'>;

async function wordsOf(tx: Tx, { goesId }: TwoAccounts): Promise<Words> {
  const [words] = await tx.query<Words>(
    `select (select count(*)::int from practice_question where asked_by = $1 and gone_at is null) as questions,
       (select count(*)::int from practice_answer where answered_by = $1 and gone_at is null) as answers,
       (select count(*)::int from practice where author_id = $1) as practices`,
    [goesId],
  );
  return words!;
}
