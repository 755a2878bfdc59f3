import { challengeTopic } from '@guildhall/shared/game/challenges';
import { Injectable } from '@nestjs/common';

import type { Tx } from '../../platform/database/database.js';
import { LivePublisher } from '../../platform/live/publisher.js';
import type { Batch, LoggedActivity } from '../engine/batch.js';
import type { Stage } from '../engine/stages.js';
import { standingAwards } from '../ledger/ledger.store.js';
import { type DatedChallenge, lockRunningChallenges } from './challenge.store.js';
import { ChallengeStandings } from './challenge-standings.js';
import { ChallengeQueries } from './challenges.queries.js';
import { counts, deedsMoved, type PlacedUnit, unitOf } from './counting.rules.js';
import { isWithin } from './lifecycle.rules.js';

/** Counts what was done towards the challenges it belongs to; a batch costs what it touches. */
@Injectable()
export class ChallengesStage implements Stage {
  constructor(
    private readonly standings: ChallengeStandings,
    private readonly queries: ChallengeQueries,
    private readonly publisher: LivePublisher,
  ) {}

  async handle(tx: Tx, batch: Batch): Promise<void> {
    // A first step can pass on to a deed that is in no batch any more.
    const all = [...batch.fresh, ...batch.undone, ...batch.entries.map(({ activity }) => activity)];
    if (all.length === 0) return;
    const times = all.map(({ occurredAt }) => occurredAt).toSorted((a, b) => a.getTime() - b.getTime());
    const running = await lockRunningChallenges(tx, batch.organisationId, times[0]!, times.at(-1)!);
    if (running.length === 0) return;
    const facts = { paths: await pathsOf(tx, all), deeds: deedsMoved(batch.entries, await standingAwards(tx, all)) };
    for (const challenge of running) await this.count(tx, batch, challenge, facts);
  }

  private async count(tx: Tx, batch: Batch, challenge: DatedChallenge, { paths, deeds }: Facts): Promise<void> {
    const units = await unitsOf(tx, challenge.id);
    const placed = (unitId: string | null) => unitOf(paths.get(unitId ?? ''), units)?.shownAs ?? null;
    const touched = new Set<string>();
    for (const unit of await addPoints(tx, batch, challenge, placed, deeds)) touched.add(unit);
    if (challenge.mode === 'paired')
      for (const unit of await addReuses(tx, batch, challenge, placed)) touched.add(unit);
    // One that the clock has not opened yet is reckoned whole when it does.
    if (touched.size === 0 || challenge.state === 'scheduled') return;
    const shown = [...touched];
    await this.standings.restand(tx, challenge, shown, batch.now);
    const [row] = await tx.query<{ version: number }>(
      `update challenge set version = version + 1 where id = $1 returning version`,
      [challenge.id],
    );
    batch.announce(() => this.publish(challenge, shown, row!.version));
  }

  private async publish(challenge: DatedChallenge, shown: string[], version: number): Promise<void> {
    const topic = challengeTopic.of(challenge.id);
    if (!this.publisher.isWatched(topic)) return;
    const change = await this.queries.changeOf(challenge, shown);
    this.publisher.publish({ topic, from: version - 1, to: version, change });
  }
}

/** What counting needs to know of the batch's activities. */
interface Facts {
  /** The paths of the units they were done in. */
  paths: Map<string, string[]>;
  /** By how much each moves the number of deeds. */
  deeds: Map<string, number>;
}

type Placed = (unitId: string | null) => string | null;

/** Adds what these entries earned; gives the shown units they moved. */
async function addPoints(
  tx: Tx,
  batch: Batch,
  challenge: DatedChallenge,
  placed: Placed,
  moved: Facts['deeds'],
): Promise<string[]> {
  const counted = batch.entries.filter((entry) => counts(challenge, entry.activity) && placed(entry.unitId) !== null);
  const sums = new Map<string, { unit_id: string; member_id: string; points: number; times: number }>();
  const deeds = new Map(moved);
  for (const { unitId, memberId, points, activity } of counted) {
    const key = `${unitId} ${memberId}`;
    const sum = sums.get(key) ?? { unit_id: unitId!, member_id: memberId, points: 0, times: 0 };
    sums.set(key, { ...sum, points: sum.points + points, times: sum.times + (deeds.get(activity.id) ?? 0) });
    deeds.delete(activity.id);
  }
  if (sums.size === 0) return [];
  await tx.query(
    `insert into challenge_points as p (challenge_id, unit_id, member_id, organisation_id, points, times)
     select $1, unit_id, member_id, $2, points, times
     from jsonb_to_recordset($3) as t (unit_id uuid, member_id uuid, points int, times int) order by 2, 3
     on conflict (challenge_id, unit_id, member_id)
       do update set points = p.points + excluded.points, times = p.times + excluded.times`,
    [challenge.id, batch.organisationId, JSON.stringify([...sums.values()])],
  );
  return counted.flatMap(({ unitId }) => placed(unitId) ?? []);
}

/** Counts reuse between units of a paired challenge; gives the shown units it moved. */
async function addReuses(tx: Tx, batch: Batch, challenge: DatedChallenge, placed: Placed): Promise<string[]> {
  const rows = [
    ...batch.fresh.flatMap((activity) => reuseOf(challenge, activity, placed, 1)),
    ...batch.undone.flatMap((activity) => reuseOf(challenge, activity, placed, -1)),
  ];
  if (rows.length === 0) return [];
  await tx.query(
    `insert into challenge_reuse as r (challenge_id, author_unit_id, adopter_unit_id, practice_id, organisation_id, times)
     select $1, author, adopter, practice, $2, sum(times)
     from jsonb_to_recordset($3) as t (author uuid, adopter uuid, practice uuid, times int)
     group by author, adopter, practice order by 2, 3, 4
     on conflict (challenge_id, author_unit_id, adopter_unit_id, practice_id) do update set times = r.times + excluded.times`,
    [challenge.id, batch.organisationId, JSON.stringify(rows)],
  );
  return rows.flatMap(({ author, adopter }) => [author, adopter]);
}

function reuseOf(challenge: DatedChallenge, activity: LoggedActivity, placed: Placed, times: 1 | -1) {
  if (activity.kind !== 'practice.reused' || !isWithin(challenge, activity.occurredAt)) return [];
  const [author, adopter] = [placed(activity.unitId), placed(activity.data.adopterTeam)];
  if (!author || !adopter || author === adopter) return [];
  return [{ author, adopter, practice: activity.subjectId, times }];
}

async function pathsOf(tx: Tx, activities: readonly LoggedActivity[]): Promise<Map<string, string[]>> {
  const ids = activities.flatMap((activity) => [
    activity.unitId,
    activity.kind === 'practice.reused' ? activity.data.adopterTeam : null,
  ]);
  const rows = await tx.query<{ id: string; path: string[] }>(`select id, path from unit where id = any($1)`, [
    [...new Set(ids.filter((id) => id !== null))],
  ]);
  return new Map(rows.map(({ id, path }) => [id, path]));
}

function unitsOf(tx: Tx, challengeId: string): Promise<PlacedUnit[]> {
  return tx.query<PlacedUnit>(
    `select unit_id as "unitId", shown_as as "shownAs" from challenge_unit where challenge_id = $1`,
    [challengeId],
  );
}
