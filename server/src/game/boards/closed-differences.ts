import { createHash } from 'node:crypto';

import type { DifferenceKind, StandingsDifference } from '@guildhall/shared/game/standings-check';
import type { Bilingual } from '@guildhall/shared/platform/bilingual';

import type { Sql } from '../../platform/database/database.js';
import type { ChallengeResult } from '../challenges/result.rules.js';
import { type Counting, isOfKind } from '../challenges/counting.rules.js';
import { sealOf } from '../seasons/season-seal.js';
import { ownCounters } from '../seasons/unit-seasons.store.js';
import { type Priors, smallestNamedUnit, teamScore } from './team-score.rules.js';

interface ClosedSeason {
  id: string;
  number: number;
  priors: Priors;
  hash: string | null;
}
interface SettledChallenge extends Counting {
  id: string;
  title: Bilingual;
  result: string;
  hash: string;
  settledAt: Date;
  /** The latest erratum, with what it came to. */
  corrected: { result: string; at: string } | null;
  /** Every erratum is as it was sealed. */
  errataWhole: boolean;
}

/** What somebody earned in a unit by one kind of deed. */
interface Earned {
  kind: string;
  quest: string | null;
  unitId: string;
  memberId: string;
  points: number;
}

/** Entries that were in the ledger when a season `s` closed. */
const IN_TIME = `(s.last_entry is null and e.recorded_at <= s.closed_at or e.seq <= s.last_entry)`;

/**
 * What closed seasons and settled challenges came to, against their seals and the ledger as it was then. It changes
 * nothing: a result that was announced stays, and what differs is for people to look at.
 */
export async function closedDifferences(sql: Sql, organisationId: string): Promise<StandingsDifference[]> {
  const seasons = await sql.query<ClosedSeason>(
    `select id, number, priors, result_hash as hash from season
     where organisation_id = $1 and closed_at is not null order by number`,
    [organisationId],
  );
  const challenges = await sql.query<SettledChallenge>(
    `select id, title, result, result_hash as hash, settled_at as "settledAt", activities, quests,
            starts_at as "startsAt", ends_at as "endsAt",
            (select jsonb_build_object('result', e.result, 'at', e.at) from challenge_erratum e
             where e.challenge_id = c.id order by e.number desc limit 1) as corrected,
            not exists (select 1 from challenge_erratum e where e.challenge_id = c.id
              and e.result_hash <> encode(sha256(convert_to(e.result, 'UTF8')), 'hex')) as "errataWhole"
     from challenge c where organisation_id = $1 and state = 'settled' order by settled_at, id`,
    [organisationId],
  );
  const found: StandingsDifference[] = [];
  for (const season of seasons) found.push(...(await ofSeason(sql, season)));
  for (const challenge of challenges) found.push(...(await ofChallenge(sql, organisationId, challenge)));
  return found;
}

async function ofSeason(sql: Sql, season: ClosedSeason): Promise<StandingsDifference[]> {
  const [{ units, people }] = (await sql.query<{ units: number; people: number }>(
    `with entry as (
       select e.unit_id, e.member_id, e.points from points_entry e join season s on s.id = e.season_id
       where s.id = $1 and e.organisation_id = s.organisation_id and ${IN_TIME}
     ), earned as (
       select unit_id, member_id, sum(points)::int as points from entry where unit_id is not null group by 1, 2
     ), scored as (
       select s.subject_id, s.score from standing s join board b on b.id = s.board_id
       where b.span = 'season' and b.span_id = $1 and b.subject_kind = 'member'
     ), total as (select member_id, sum(points)::int as points from entry group by 1)
     select (select count(*)::int from earned l
             full join (select unit_id, member_id, points from season_points where season_id = $1) p using (unit_id, member_id)
             where coalesce(l.points, 0) <> coalesce(p.points, 0)) as units,
            (select count(*)::int from total l full join scored s on s.subject_id = l.member_id
             where coalesce(l.points, 0) <> coalesce(s.score, 0)) as people`,
    [season.id],
  )) as [{ units: number; people: number }];
  const sealed = season.hash === null || season.hash === (await sealOf(sql, season.id));
  return told(String(season.number), {
    season_sealed: sealed ? 0 : 1,
    season_points: units + people,
    season_scores: await teamsOtherwise(sql, season),
  });
}

/** How many teams have another score than their counters come to; one without points may have been closed then, and has 0. */
async function teamsOtherwise(sql: Sql, { id, priors }: ClosedSeason): Promise<number> {
  const scores = await sql.query<{ unitId: string; score: number }>(
    `select s.subject_id as "unitId", s.score from standing s join board b on b.id = s.board_id
     where b.span = 'season' and b.span_id = $1 and b.subject_kind = 'team'`,
    [id],
  );
  const counters = await ownCounters(
    sql,
    id,
    scores.map(({ unitId }) => unitId),
  );
  const byUnit = new Map(counters.map((unit) => [unit.unitId, unit]));
  return scores.filter(({ unitId, score }) => {
    const unit = byUnit.get(unitId);
    if (score === 0 && !unit?.earned) return false;
    return score !== (unit && unit.people >= smallestNamedUnit ? teamScore(unit, priors).score : 0);
  }).length;
}

async function ofChallenge(
  sql: Sql,
  organisationId: string,
  challenge: SettledChallenge,
): Promise<StandingsDifference[]> {
  const whole = createHash('sha256').update(challenge.result).digest('hex') === challenge.hash;
  return told(challenge.title.en, {
    challenge_sealed: whole && challenge.errataWhole ? 0 : 1,
    challenge_result: await resultOtherwise(sql, challenge),
    challenge_ledger: await earnedOtherwise(sql, organisationId, challenge),
  });
}

/** How many units stand otherwise, beside the bridge or on the board, than the result says as it was corrected last. */
async function resultOtherwise(sql: Sql, { id, result, corrected }: SettledChallenge): Promise<number> {
  const stored = await sql.query<ChallengeResult['units'][number] & { onBoard: number | null }>(
    `select distinct on (cu.shown_as) cu.shown_as as "unitId", cu.score, cu.across, cu.people,
            (select s.score from standing s join board b on b.id = s.board_id
             where b.span = 'challenge' and b.span_id = cu.challenge_id and s.subject_id = cu.shown_as) as "onBoard"
     from challenge_unit cu where cu.challenge_id = $1 and cu.shown_as is not null order by cu.shown_as, cu.unit_id`,
    [id],
  );
  const units = resultOf(corrected?.result ?? result).map((unit) => [unit.unitId, unit] as const);
  const said = new Map(units);
  const otherwise = stored.filter(({ unitId, score, across, people, onBoard }) => {
    const unit = said.get(unitId);
    return (
      !unit || unit.score !== score || unit.across !== across || unit.people !== people || (onBoard ?? 0) !== score
    );
  });
  return otherwise.length + Math.max(0, said.size - stored.length);
}

function resultOf(text: string): ChallengeResult['units'] {
  try {
    return (JSON.parse(text) as ChallengeResult).units;
  } catch {
    return [];
  }
}

/**
 * How many people are kept with other points for the challenge than the ledger held when it was settled, or corrected last:
 * then of what was recorded in time alone.
 */
async function earnedOtherwise(sql: Sql, organisationId: string, challenge: SettledChallenge): Promise<number> {
  const kept = await sql.query<{ unitId: string; memberId: string; points: number }>(
    `select unit_id as "unitId", member_id as "memberId", points from challenge_points where challenge_id = $1`,
    [challenge.id],
  );
  const entries = await sql.query<Earned>(
    `select a.kind, a.data->>'quest' as quest, e.unit_id as "unitId", e.member_id as "memberId", sum(e.points)::int as points
     from points_entry e join activity a on a.id = e.activity_id
     where e.organisation_id = $1 and e.occurred_at >= $2 and e.occurred_at < $3
       and e.recorded_at <= coalesce($4::timestamptz, $5) and ($4::timestamptz is null or a.recorded_at <= $5)
       and e.unit_id = any($6)
     group by 1, 2, 3, 4`,
    [
      organisationId,
      challenge.startsAt,
      challenge.endsAt,
      challenge.corrected?.at ?? null,
      challenge.settledAt,
      kept.map(({ unitId }) => unitId),
    ],
  );
  const sums = new Map<string, number>();
  const add = (unit: string, member: string, points: number) =>
    sums.set(`${unit} ${member}`, (sums.get(`${unit} ${member}`) ?? 0) + points);
  for (const { unitId, memberId, points } of kept) add(unitId, memberId, -points);
  for (const { unitId, memberId, points, ...deed } of entries)
    if (isOfKind(challenge, deed)) add(unitId, memberId, points);
  return [...sums.values()].filter((rest) => rest !== 0).length;
}

function told(of: string, lines: Partial<Record<DifferenceKind, number>>): StandingsDifference[] {
  const all = Object.entries(lines) as [DifferenceKind, number][];
  return all.filter(([, count]) => count > 0).map(([kind, count]) => ({ kind, of, lines: count }));
}
