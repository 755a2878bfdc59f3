import { type ActivityData, type ActivityKind, praise } from '@guildhall/shared/activity/catalogue';
import { Injectable } from '@nestjs/common';

import { Activities, type NewActivity } from '../../activity/record.js';
import type { TwoAccounts } from '../../people/organisation/two-accounts.js';
import type { Tx } from '../../platform/database/database.js';
import { distanceFrom } from '../../work/practices/reuse.rules.js';
import { betweenThem, doneAgain, type Standing } from './deeds.rules.js';

/** What became of the deeds of both. */
export interface JoinedDeeds {
  moved: number;
  between: number;
  /** Quests that both finished. */
  quests: number;
}

/**
 * What the other did is taken back, and recorded anew as done by the one who stays, at its own time: the ledger gets
 * reversals and new lines, and nothing in it is changed. What was between the two, or done by both, is taken back alone.
 * The seats are joined by now, and the engine handles it next.
 */
@Injectable()
export class DeedsAnew {
  constructor(private readonly activities: Activities) {}

  async execute(tx: Tx, two: TwoAccounts): Promise<JoinedDeeds> {
    const standing = await standingOf(tx, two);
    const finished = new Set(
      standing.filter((each) => each.kind === 'quest.completed' && each.memberId === two.staysId).map(subjectOf),
    );
    const between = standing.filter((each) => betweenThem(each, two));
    const doubled = standing.filter((each) => doneAgain(each, two, finished));
    const ending = new Set([...between, ...doubled]);
    const anew = standing.filter((each) => !ending.has(each) && each.memberId !== two.staysId);
    const keys = [...ending, ...anew].map(({ key }) => key);
    await this.activities.revoke(tx, two.organisationId, keys, two.at);
    const firstStepAt = await firstStepOf(tx, two.staysId);
    let moved = 0;
    for (const deed of anew)
      if ((await this.again(tx, two, deed, firstStepAt)) && deed.memberId === two.goesId) moved += 1;
    const quests = doubled.filter(({ kind }) => kind === 'quest.completed').length;
    return { moved, between: between.length, quests };
  }

  /**
   * Under the plain key of the one who stays, so that whoever takes it back later finds it. Gives whether it is new: what
   * both did of one kind, as their words in one guidance, is done once.
   */
  private async again(tx: Tx, two: TwoAccounts, deed: Standing, firstStepAt: Date | null): Promise<boolean> {
    const { organisationId, staysId, goesId } = two;
    const plain = deed.key.replace(/:r\d+$/u, '').replaceAll(goesId, staysId);
    const instead = (id: string | null) => (id === goesId ? staysId : id);
    const { id, ...done } = deed;
    const key = await this.activities.keyAgain(tx, organisationId, plain);
    const isNew = await this.activities.record(tx, {
      ...done,
      organisationId,
      key,
      memberId: instead(deed.memberId)!,
      counterpartId: instead(deed.counterpartId),
      data: await dataAnew(tx, deed, two, firstStepAt),
    } as NewActivity);
    if (!isNew) return false;
    await tx.query(
      `update step_contribution c set activity_id = a.id from activity a
       where a.organisation_id = $1 and a.key = $2 and c.activity_id = $3 and c.taken_back_at is null`,
      [organisationId, key, id],
    );
    return true;
  }
}

const subjectOf = ({ subjectId }: Standing) => subjectId;

/**
 * What stands and was done by the one whose account closes, was between the two, or is of somebody else and counts people:
 * help, and praise; and which quests the one who stays finished.
 */
function standingOf(tx: Tx, { organisationId, staysId, goesId }: TwoAccounts): Promise<Standing[]> {
  return tx.query<Standing>(
    `select id, kind, member_id as "memberId", subject_id as "subjectId", counterpart_id as "counterpartId",
            occurred_at as "occurredAt", recorded_at as "recordedAt", key, data
     from activity where organisation_id = $1 and revoked_at is null and (member_id = $3
       or counterpart_id = $3 and (kind = any($4) or member_id = $2)
       or member_id = $2 and kind = 'quest.completed')
     order by recorded_at, id`,
    [organisationId, staysId, goesId, ['newcomer.helped', ...praise]],
  );
}

async function firstStepOf(tx: Tx, memberId: string): Promise<Date | null> {
  const [row] = await tx.query<{ at: Date | null }>(
    `select first_step_at as at from member_progress where member_id = $1`,
    [memberId],
  );
  return row?.at ?? null;
}

/** Nobody is new twice, and how far a reuse went is told from where they really sat. */
async function dataAnew(
  tx: Tx,
  { kind, memberId, occurredAt, data }: Standing,
  { staysId, goesId }: TwoAccounts,
  firstStepAt: Date | null,
): Promise<ActivityData<ActivityKind>> {
  if (kind === 'newcomer.helped' && memberId !== goesId) {
    const { hadNoFirstStep, ...help } = data as ActivityData<'newcomer.helped'>;
    return { ...help, hadNoFirstStep: hadNoFirstStep && !(firstStepAt && firstStepAt < occurredAt) };
  }
  if (kind !== 'practice.tried' && kind !== 'practice.reused') return data;
  const reuse = data as ActivityData<'practice.tried' | 'practice.reused'>;
  const other = 'adopterTeam' in reuse ? reuse.adopterTeam : reuse.authorTeam;
  if (reuse.distance === 'other-organisation' || !other) return data;
  const [paths] = await tx.query<{ own: string[]; other: string[] }>(
    `select coalesce((select u.path from membership ms join unit u on u.id = ms.unit_id
       where ms.member_id = $1 and ms.during @> $2::timestamptz), '{}') as own, path as other from unit where id = $3`,
    [staysId, occurredAt, other],
  );
  if (!paths) return data;
  const [maker, adopter] = kind === 'practice.reused' ? [paths.own, paths.other] : [paths.other, paths.own];
  return { ...reuse, distance: distanceFrom([maker], adopter) };
}
