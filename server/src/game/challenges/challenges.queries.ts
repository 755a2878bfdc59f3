import type {
  ChallengeChange,
  ChallengeEntry,
  ChallengeMay,
  ChallengeNews,
  ChallengePage,
  ChallengeProgress,
  ChallengeSnapshot,
  ChallengeTemplate,
  ChallengeUnit,
  PastSponsorship,
} from '@guildhall/shared/game/challenges';
import { Injectable } from '@nestjs/common';

import type { Actor } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database/database.js';
import { type DatedChallenge, draftOf, isDated, loadChallenge, type StoredChallenge } from './challenge.store.js';
import { mayOf, mayRead } from './challenge.policy.js';
import { countingAmong } from './counting-quests.js';
import { effectiveState } from './lifecycle.rules.js';
import { lastErratum } from './result.store.js';
import { pairedWays, unitTakenPartFor } from './roster.store.js';
import { commonProgress } from './standings.rules.js';
import { challengeTemplates } from './templates.js';
import { Problem } from '../../platform/http/problem.js';
import { pastSponsorship } from './sponsor.store.js';

const MOST_NEWS = 10;

/** Reads of challenges, straight to what a screen shows. */
@Injectable()
export class ChallengeQueries {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** One challenge as a page shows it; a draft only to those who work on it. */
  async page(actor: Actor, id: string): Promise<ChallengePage> {
    const challenge = await this.readable(actor, id);
    const may = await this.may(actor, challenge);
    return {
      challenge: await this.snapshot(challenge),
      version: challenge.version,
      may,
      ownUnitId: await unitTakenPartFor(this.database, id, actor.unitPath),
      draft: may.edit ? draftOf(challenge) : null,
    };
  }

  /** Throws `not_found` also when it is a draft of other people. */
  async readable(actor: Actor, id: string): Promise<StoredChallenge> {
    const challenge = await loadChallenge(this.database, actor.organisationId, id);
    if (!mayRead(actor, challenge)) throw new Problem('not_found', 'We could not find that challenge.');
    return challenge;
  }

  /** For whoever was asked to be its sponsor before and cannot read it now; throws `not_found` for all others. */
  async pastSponsorship(actor: Actor, id: string): Promise<PastSponsorship> {
    const past = await pastSponsorship(this.database, actor.memberId, id);
    if (!past) throw new Problem('not_found', 'We could not find that challenge.');
    return past;
  }

  async may(actor: Actor, challenge: StoredChallenge): Promise<ChallengeMay> {
    return mayOf(actor, challenge, this.clock.now());
  }

  /** Challenges to begin from, with the quests that count now; one of which nothing counts any more is left out. */
  async templates({ organisationId }: Actor): Promise<ChallengeTemplate[]> {
    const chosen = challengeTemplates.flatMap(({ quests }) => quests);
    const counting = await countingAmong(this.database, organisationId, chosen);
    return challengeTemplates
      .map((template) => ({ ...template, quests: template.quests.filter((slug) => counting.has(slug)) }))
      .filter(({ activities, quests }) => activities.length + quests.length > 0);
  }

  /** Everything the member may read: open ones first, then coming, drafts of theirs, and ended ones, newest first. */
  async list(actor: Actor): Promise<ChallengeEntry[]> {
    const rows = await this.database.query<StoredChallenge & EntryRow>(
      `select c.id, c.state, c.title, c.mode, c.goal, c.target, c.starts_at as "startsAt", c.ends_at as "endsAt",
         c.owner_id as "ownerId", c.deputy_id as "deputyId", c.sponsor_id as "sponsorId",
         c.sponsor_accepted_at as "sponsorAcceptedAt", c.scheduled_at as "scheduledAt", c.organisation_id as "organisationId",
         coalesce(u.units, 0) as "unitCount", u.kind as "unitKind", coalesce(u.across, 0) as across, coalesce(u.people, 0) as people,
         coalesce(u.scores, '[]') as scores,
         exists (select 1 from challenge_unit cu where cu.challenge_id = c.id and cu.unit_id = any($2)) as mine
       from challenge c left join lateral (
         select count(*)::int as units, case when count(distinct kind) = 1 then min(kind) end as kind, sum(across)::int as across, sum(people)::int as people,
                jsonb_agg(jsonb_build_object('score', score, 'last', last)) as scores
         from (select distinct on (cu.shown_as) cu.across, cu.people, cu.score, cu.last, shown.kind
               from challenge_unit cu join unit shown on shown.id = cu.shown_as
               where cu.challenge_id = c.id order by cu.shown_as, cu.unit_id) t
       ) u on true
       where c.organisation_id = $1
       order by case c.state when 'open' then 0 when 'settling' then 1 when 'scheduled' then 2
                  when 'settled' then 4 when 'cancelled' then 5 else 3 end, c.starts_at desc nulls last, c.id desc
       limit 200`,
      [actor.organisationId, actor.unitPath],
    );
    const ways = await Promise.all(rows.map((row) => this.ways(row)));
    return rows.flatMap((row, index) => (mayRead(actor, row) ? [this.entryOf(actor, row, ways[index]!)] : []));
  }

  /** All of a challenge that is the same for everyone. */
  async snapshot(challenge: StoredChallenge): Promise<ChallengeSnapshot> {
    const [units, progress, news, words, corrected] = await Promise.all([
      this.units(challenge.id),
      this.progress(challenge),
      this.news(challenge),
      this.words(challenge),
      lastErratum(this.database, challenge.id),
    ]);
    const { id, title, purpose, help, mode, cap, goal, target, activities, badge, cancelReason } = challenge;
    return {
      ...{ id, title, purpose, help, mode, cap, goal, target, activities, badge, cancelReason },
      state: effectiveState(challenge, this.clock.now()),
      ...words,
      corrected,
      sponsorAccepted: challenge.sponsorAcceptedAt !== null,
      startsAt: challenge.startsAt?.toISOString() ?? null,
      endsAt: challenge.endsAt?.toISOString() ?? null,
      units,
      progress,
      news,
    };
  }

  /** What watchers are told when these units have moved. */
  async changeOf(challenge: DatedChallenge, shown: readonly string[]): Promise<ChallengeChange> {
    const [units, progress, news] = await Promise.all([
      this.units(challenge.id, shown),
      this.progress(challenge),
      this.news(challenge),
    ]);
    return { state: effectiveState(challenge, this.clock.now()), units, progress, news };
  }

  async versions(ids: string[]): Promise<Map<string, number>> {
    const rows = await this.database.query<{ id: string; version: number }>(
      `select id, version from challenge where id = any($1)`,
      [ids],
    );
    return new Map(rows.map(({ id, version }) => [id, version]));
  }

  private async units(id: string, only: readonly string[] | null = null): Promise<ChallengeUnit[]> {
    const rows = await this.database.query<Omit<ChallengeUnit, 'reachedAt'> & { reachedAt: Date | null }>(
      `select distinct on (cu.shown_as) u.id as "unitId", u.name, u.name_cy as "nameCy", u.kind, cu.score, cu.across,
         cu.people, cu.planks, cu.last,
         (select max(s.reached_at) from board b join standing s on s.board_id = b.id and s.subject_id = cu.shown_as
          where b.organisation_id = cu.organisation_id and b.subject_kind <> 'member' and b.span = 'challenge'
            and b.span_id = cu.challenge_id and s.score > 0) as "reachedAt"
       from challenge_unit cu join unit u on u.id = cu.shown_as
       where cu.challenge_id = $1 and ($2::uuid[] is null or cu.shown_as = any($2))
       order by cu.shown_as, cu.unit_id`,
      [id, only],
    );
    return rows.map(({ reachedAt, ...unit }) => ({ ...unit, reachedAt: reachedAt?.toISOString() ?? null }));
  }

  private async progress(
    challenge: Pick<StoredChallenge, 'id' | 'mode' | 'goal' | 'target'>,
  ): Promise<ChallengeProgress> {
    const [units, ways] = await Promise.all([this.units(challenge.id), this.ways(challenge)]);
    return { share: commonProgress(challenge, units, ways), ways };
  }

  /** Reuses each way between the two units of a paired challenge, in the order of their ids. */
  private async ways({ id, mode }: { id: string; mode: string }): Promise<[number, number] | null> {
    if (mode !== 'paired') return null;
    const [byUnit, units] = await Promise.all([pairedWays(this.database, id), this.units(id)]);
    const [one, other] = units.map(({ unitId }) => byUnit.get(unitId) ?? 0);
    return [one ?? 0, other ?? 0];
  }

  /** What counted lately, told of units: no entry of a person who does not play is among it, and no name. */
  private async news(challenge: StoredChallenge): Promise<ChallengeNews[]> {
    if (!isDated(challenge)) return [];
    const rows = await this.database.query<Omit<ChallengeNews, 'at'> & { at: Date }>(
      `select a.id, a.kind, u.id as "unitId", u.name as "unitName", u.name_cy as "unitNameCy",
              a.data->>'outcome' as outcome, a.occurred_at as at
       from activity a join unit own on own.id = a.unit_id
       join lateral (select cu.shown_as from challenge_unit cu where cu.challenge_id = $1 and cu.unit_id = any(own.path)
                     order by array_position(own.path, cu.unit_id) desc limit 1) cu on cu.shown_as is not null
       join unit u on u.id = cu.shown_as
       where a.organisation_id = $2 and a.occurred_at >= $3 and a.occurred_at < $4 and a.revoked_at is null
         and (a.kind = any($5) or (a.kind = 'quest.completed' and a.data->>'quest' = any($6)))
         and exists (select 1 from points_entry e where e.activity_id = a.id)
       order by a.occurred_at desc, a.id desc limit ${MOST_NEWS}`,
      [
        challenge.id,
        challenge.organisationId,
        challenge.startsAt,
        challenge.endsAt,
        challenge.activities,
        challenge.quests,
      ],
    );
    return rows.map(({ at, ...row }) => ({ ...row, at: at.toISOString() }));
  }

  private async words(
    challenge: StoredChallenge,
  ): Promise<Pick<ChallengeSnapshot, 'sponsor' | 'owner' | 'deputy' | 'quests'>> {
    const ids = [challenge.ownerId, challenge.deputyId, challenge.sponsorId].filter((id) => id !== null);
    const [people, quests] = await Promise.all([
      this.database.query<NonNullable<ChallengeSnapshot['sponsor']>>(
        `select id, name, left_at is not null as left from member where id = any($1)`,
        [ids],
      ),
      this.database.query<ChallengeSnapshot['quests'][number]>(
        `select q.slug, v.definition->'title' as title
         from quest q join quest_version v on v.quest_id = q.id and v.number = q.current_version
         where q.organisation_id = $1 and q.slug = any($2) order by q.slug`,
        [challenge.organisationId, challenge.quests],
      ),
    ]);
    const named = (id: string | null) => people.find((person) => person.id === id) ?? null;
    return {
      owner: named(challenge.ownerId)!,
      deputy: named(challenge.deputyId),
      sponsor: named(challenge.sponsorId),
      quests,
    };
  }

  private entryOf(actor: Actor, row: StoredChallenge & EntryRow, ways: [number, number] | null): ChallengeEntry {
    return {
      id: row.id,
      state: effectiveState(row, this.clock.now()),
      title: row.title,
      mode: row.mode,
      startsAt: row.startsAt?.toISOString() ?? null,
      endsAt: row.endsAt?.toISOString() ?? null,
      units: row.unitCount,
      unitKind: row.unitKind,
      across: row.across,
      people: row.people,
      progress: commonProgress(row, row.scores, ways),
      mine: row.mine,
      awaitsMe: row.state === 'draft' && row.sponsorId === actor.memberId && row.sponsorAcceptedAt === null,
    };
  }
}

interface EntryRow {
  unitCount: number;
  unitKind: ChallengeEntry['unitKind'];
  across: number;
  people: number;
  scores: { score: number; last: number | null }[];
  mine: boolean;
}
