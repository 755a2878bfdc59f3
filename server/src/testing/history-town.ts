import type { ActivityKind } from '@guildhall/shared/activity/catalogue';
import type { BadgeCriteria } from '@guildhall/shared/game/badge-criteria';
import { challengeDraft, type ChallengeDraftInput } from '@guildhall/shared/game/challenges';
import type { SeededBadge } from '@guildhall/shared/game/badges';

import { PendingActivities } from '../activity/pending.js';
import { Activities, type NewActivity } from '../activity/record.js';
import { RebuildStandings } from '../game/boards/rebuild-standings.command.js';
import { SeedBadges } from '../game/badges/seed-badges.command.js';
import { insertChallenge } from '../game/challenges/challenge.store.js';
import { holdEngine } from '../game/engine/hold-engine.js';
import { seasonsOf } from '../game/seasons/current-seasons.js';
import { SeasonStage } from '../game/seasons/season.stage.js';
import type { Actor } from '../platform/actor.js';
import type { Tx } from '../platform/database/database.js';
import { newId } from '../platform/ids.js';
import type { Chapter, Deed } from './given-history.js';
import { HISTORY_NOW } from './given-history.js';
import { Given, type GivenUnit } from './given.js';
import { inOrder, type LineByHand } from './scored-by-hand.js';
import type { TestApp } from './test-app.js';

const recorder = new Activities(new PendingActivities());

const badge = (slug: string, criteria: BadgeCriteria, more: Partial<SeededBadge> = {}) =>
  ({
    slug,
    name: { en: slug, cy: slug },
    forWhat: { en: slug, cy: slug },
    look: { shape: 'round', tincture: 'gules', charge: 'steps' },
    subject: 'member',
    repeat: 'once',
    criteria,
    status: 'live',
    ...more,
  }) as SeededBadge;

const badges: SeededBadge[] = [
  badge('first', { type: 'first_step' }),
  badge('curious', { type: 'activity_count', kind: 'question.asked', atLeast: 2, within: 'ever' }),
  badge('sharing', { type: 'activity_count', kind: 'practice.published', atLeast: 1, within: 'season' }),
  badge(
    'trying',
    { type: 'activity_count', kind: 'practice.tried', atLeast: 2, within: 'season', distance: 'same-directorate' },
    { repeat: 'season' },
  ),
  badge('borrowed', { type: 'practice_reused', teams: 2, outsideDirectorate: false }, { repeat: 'source' }),
  badge(
    'editor',
    { type: 'activity_count', kind: 'guidance.published', atLeast: 1, within: 'ever' },
    { repeat: 'source' },
  ),
  badge('about', { type: 'distinct_counterpart_teams', atLeast: 2, within: 'season' }),
  badge('across', { type: 'distinct_counterpart_directorates', atLeast: 2, within: 'ever' }),
  badge('helper', { type: 'newcomers_helped', atLeast: 2, within: 'season' }),
  badge('lasting', { type: 'newcomers_helped', atLeast: 1, within: 'ever', stillTakingPartAfterDays: 5 }),
  badge('quester', {
    type: 'all_of',
    of: [
      { type: 'quest_completed', quest: 'quest-1' },
      { type: 'any_of', of: [{ type: 'first_step' }, { type: 'newcomers_helped', atLeast: 1, within: 'ever' }] },
    ],
  }),
  badge(
    'together',
    { type: 'activity_count', kind: 'question.asked', atLeast: 2, within: 'ever' },
    { subject: 'unit' },
  ),
];

const scored: ActivityKind[] = ['practice.published', 'practice.reused', 'question.asked', 'newcomer.helped'];
/** The teams of all but the last person, who sits in a department. */
const SEATS = [0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 2, 2, 3, 3];
const week = { startsAt: '2026-10-05T23:00:00Z', endsAt: '2026-10-11T23:00:00Z' };

/** What happened since the engine last ran; deeds with their place in the history. */
interface Unsaid {
  done: [nth: number, deed: Deed][];
  takenBack: number[];
}

/** An organisation in which a history is played: two seasons, five teams, badges and challenges, the same each time. */
export class HistoryTown {
  private readonly names = new Map<string, string>();
  private teams: GivenUnit[] = [];
  private people: Actor[] = [];

  private constructor(
    private readonly app: TestApp,
    readonly given: Given,
  ) {}

  static async found(app: TestApp): Promise<HistoryTown> {
    const town = new HistoryTown(app, await Given.organisation(app.database));
    await town.addSummer();
    await town.settle();
    await app.database.transaction({}, (tx) => town.setUp(tx));
    return town;
  }

  static plays(who: number): boolean {
    return ![3, 8, 9].includes(who);
  }

  static seasonOf({ at, recordedAt }: Deed): string | null {
    const grace = 72 * 60 * 60 * 1000;
    const within = (from: string, to: string) =>
      at >= new Date(from) && at < new Date(to) && recordedAt.getTime() <= new Date(to).getTime() + grace;
    if (within('2026-06-07T23:00:00Z', '2026-08-30T23:00:00Z')) return 'summer';
    return within('2026-09-06T23:00:00Z', '2026-11-30T00:00:00Z') ? 'autumn' : null;
  }

  /** Only person 5 moved, and person 10 came late. */
  static seatOf({ who, at }: Deed): string | null {
    if (who === 10 && at < new Date('2026-10-05T23:00:00Z')) return null;
    return who === 5 && at >= new Date('2026-09-20T10:00Z') ? 'team 3' : `team ${SEATS[who] ?? 'none'}`;
  }

  /** Plays a history; the engine runs before anything is taken back, and after the deeds that `pause` names. */
  async play(history: readonly Chapter[], pause: (nth: number) => boolean): Promise<void> {
    const unsaid: Unsaid = { done: [], takenBack: [] };
    let nth = 0;
    for (const { takenBack, deeds } of history) {
      await this.run(unsaid);
      unsaid.takenBack.push(...takenBack);
      for (const deed of deeds) {
        unsaid.done.push([nth, deed]);
        if (pause(nth)) await this.run(unsaid);
        if (deed.takenBackAtOnce) unsaid.takenBack.push(nth);
        nth += 1;
      }
    }
    await this.run(unsaid);
  }

  /** The standing lines of the ledger, in the order of the deeds. */
  async ledger(): Promise<LineByHand[]> {
    const lines = await this.app.database.query<{ key: string; rule: string; points: number }>(
      `select a.key, e.rule, e.points from points_entry e join activity a on a.id = e.activity_id
       where e.organisation_id = $1 and e.kind = 'award'
         and not exists (select 1 from points_entry r where r.reverses_id = e.id)`,
      [this.given.organisationId],
    );
    return inOrder(lines.map(({ key, ...line }) => ({ deed: Number(key), ...line })));
  }

  /** The projections thrown away and worked out anew, a few deeds at a time. */
  rebuild(): Promise<void> {
    return this.app.get(RebuildStandings).execute(this.given.organisationId, 7);
  }

  /** Everything the game makes of the history, in words that are the same in every organisation. */
  async outcome(): Promise<Record<string, string[]>> {
    const { organisationId } = this.given;
    const deeds = await this.app.database.query<{ id: string; key: string }>(
      `select id, key from activity where organisation_id = $1`,
      [organisationId],
    );
    for (const { id, key } of deeds) this.name(id, `deed ${key}`);
    const outcome: Record<string, string[]> = {};
    for (const [name, text] of Object.entries(OUTCOME)) {
      const rows = await this.app.database.query<object>(text, [organisationId]);
      outcome[name] = rows.map((row) => this.named(JSON.stringify(row))).toSorted();
    }
    return outcome;
  }

  private named(text: string): string {
    return text.replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, (id) => this.names.get(id) ?? id);
  }

  private name(id: string, name: string): string {
    this.names.set(id, name);
    return id;
  }

  private async run(unsaid: Unsaid): Promise<void> {
    await this.say(unsaid);
    await this.app.engineDone(this.given.organisationId);
  }

  /** Stores what was done and taken back since the engine last ran. */
  private say({ done, takenBack }: Unsaid): Promise<void> {
    const { organisationId } = this.given;
    const keys = takenBack.splice(0).map(String);
    return this.app.database.transaction({}, async (tx) => {
      for (const [nth, deed] of done.splice(0)) await recorder.record(tx, this.activityOf(nth, deed));
      await recorder.revoke(tx, organisationId, keys, HISTORY_NOW);
    });
  }

  private activityOf(nth: number, deed: Deed): NewActivity {
    const { kind, who, with: other, card, at, recordedAt } = deed;
    return {
      organisationId: this.given.organisationId,
      kind,
      memberId: this.people[who]!.memberId,
      counterpartId: other === null ? null : this.people[other]!.memberId,
      subjectId: this.cards[card]!,
      occurredAt: at,
      recordedAt,
      key: String(nth),
      data: this.dataOf(deed) as never,
    };
  }

  private readonly cards = Array.from({ length: 4 }, (_, nth) => this.name(newId(), `card ${nth}`));

  private dataOf({ kind, team, distance, stamp, reward, yes, card }: Deed): object {
    switch (kind) {
      case 'practice.published':
        return { honest: yes };
      case 'practice.tried':
        return { reuse: newId(), outcome: yes ? 'kept' : 'stopped', authorTeam: this.teams[team]!.id, distance };
      case 'practice.reused':
        return { reuse: newId(), adopterTeam: this.teams[team]!.id, distance };
      case 'quest.completed':
        return { run: newId(), quest: `quest-${card}`, stamp, reward, warmUp: yes };
      case 'newcomer.helped':
        return { run: newId(), hadNoFirstStep: yes };
      default:
        return { question: newId() };
    }
  }

  private async addSummer(): Promise<void> {
    const { database, organisationId, seasonId } = this.given;
    this.name(seasonId, 'autumn');
    await database.query(`update season set number = 2 where id = $1`, [seasonId]);
    await database.query(
      `insert into season (id, organisation_id, number, starts_at, ends_at, rest_ends_at, rule_set, priors, opened_at)
       values ($1, $2, 1, '2026-06-07T23:00Z', '2026-08-30T23:00Z', '2026-09-06T23:00Z', 1,
               '{"b0":0.3,"d0":0.1,"u0":0.2}', '2026-06-07T23:00Z')`,
      [this.name(newId(), 'summer'), organisationId],
    );
  }

  /** Two teams in one department, one small team beside them in the directorate, one in another, and people above teams. */
  private async settle(): Promise<void> {
    const { given } = this;
    const [north, south] = [await given.unit('directorate'), await given.unit('directorate')];
    const roads = await given.unit('department', north);
    const homes = await given.unit('department', south);
    const parks = await given.unit('department', north);
    this.teams = [await given.team(roads), await given.team(roads), await given.team(parks), await given.team(homes)];
    for (const [nth, { id }] of [...this.teams, roads, homes, parks, north, south].entries())
      this.name(id, `unit ${nth}`);
    const seats = SEATS.map((team) => this.teams[team]!);
    await Promise.all([...seats, homes].map((seat, who) => this.join(who, seat)));
    await this.move(5, 0, '2026-09-20T10:00Z', 3);
  }

  private async join(who: number, seat: GivenUnit): Promise<void> {
    const since = who === 10 ? { since: new Date('2026-10-05T23:00:00Z') } : {};
    const member = await this.given.member(seat, { playing: who === 8 ? null : HistoryTown.plays(who), ...since });
    this.people[who] = member;
    this.name(member.memberId, `person ${who}`);
    if (who === 9)
      await this.given.database.query(`update member set playing_since = '2026-09-21' where id = $1`, [
        member.memberId,
      ]);
  }

  private async move(who: number, from: number, at: string, to: number): Promise<void> {
    const { database, organisationId } = this.given;
    const { memberId } = this.people[who]!;
    await database.query(
      `update membership set during = tstzrange(lower(during), $3) where member_id = $1 and unit_id = $2`,
      [memberId, this.teams[from]!.id, at],
    );
    await database.query(
      `insert into membership (id, organisation_id, member_id, unit_id, during) values ($1, $2, $3, $4, tstzrange($5, null))`,
      [newId(), organisationId, memberId, this.teams[to]!.id, at],
    );
  }

  private async setUp(tx: Tx): Promise<void> {
    const { organisationId } = this.given;
    const ids = await this.app.get(SeedBadges).execute(tx, organisationId, badges);
    for (const [slug, id] of ids) this.name(id, slug);
    const teams = this.teams.map(({ id }) => id);
    await this.challenge(tx, 'breadth', { mode: 'breadth', activities: scored, quests: ['quest-1'], units: teams });
    await this.challenge(tx, 'sum', {
      mode: 'together',
      goal: 'sum',
      target: 9,
      activities: [...scored, 'quest.completed'],
      units: teams,
    });
    await this.challenge(tx, 'pair', { mode: 'paired', activities: [], units: [teams[0]!, teams[3]!] });
    await holdEngine(tx, organisationId);
    const units = this.teams.flatMap(({ path }) => path);
    const batch = { organisationId, now: HISTORY_NOW, announce: () => undefined };
    for (const season of await seasonsOf(tx, organisationId))
      await this.app.get(SeasonStage).rescore(tx, batch, season, [...new Set(units)]);
  }

  private async challenge(tx: Tx, name: string, draft: Omit<ChallengeDraftInput, 'title' | 'purpose'>): Promise<void> {
    const { organisationId } = this.given;
    const id = this.name(newId(), name);
    const words = { title: { en: name, cy: name }, purpose: { en: name, cy: name } };
    const ownerId = this.people[0]!.memberId;
    await insertChallenge(
      tx,
      { id, organisationId, ownerId, createdAt: HISTORY_NOW },
      challengeDraft.parse({ ...words, ...draft, ...week, sponsorId: ownerId }),
    );
    await tx.query(
      `update challenge set state = 'settling', sponsor_accepted_at = $2, scheduled_at = $2 where id = $1`,
      [id, HISTORY_NOW],
    );
  }
}

/** What the game keeps of an organisation; what comes to nothing is left out, for it may as well never have been. */
const OUTCOME = {
  firstSteps: `select member_id, level, first_step_at, first_step_activity_id from member_progress
    where organisation_id = $1 and level > 0`,
  reasons: `select a.key, e.rule, e.reason from points_entry e join activity a on a.id = e.activity_id
    where e.organisation_id = $1 and e.kind = 'award'
      and not exists (select 1 from points_entry r where r.reverses_id = e.id)`,
  sums: `select member_id, season_id, unit_id, sum(points)::int as points from points_entry
    where organisation_id = $1 group by 1, 2, 3 having sum(points) <> 0`,
  seasonPoints: `select season_id, unit_id, member_id, points from season_points where organisation_id = $1 and points <> 0`,
  outreach: `select season_id, unit_id, kind, other_id, times from unit_outreach where organisation_id = $1 and times <> 0`,
  units: `select season_id, unit_id, people, started, half_steps, level_zero, first_steps, opted_out, opted_out_at_level_zero
    from unit_season where organisation_id = $1 and people > 0`,
  standings: `select b.subject_kind, b.span, b.span_id, s.subject_id, s.score from standing s join board b on b.id = s.board_id
    where s.organisation_id = $1 and s.score <> 0`,
  places: `select b.subject_kind, b.span, b.span_id, r.level, r.bucket, r.subjects from rank_bucket r join board b on b.id = r.board_id
    where b.organisation_id = $1 and r.subjects <> 0`,
  badges: `select badge_id, member_id, unit_id, instance_key from badge_award where organisation_id = $1 and revoked_at is null`,
  challengePoints: `select challenge_id, unit_id, member_id, points, times from challenge_points
    where organisation_id = $1 and (points <> 0 or times <> 0)`,
  challengeReuse: `select challenge_id, author_unit_id, adopter_unit_id, practice_id, times from challenge_reuse
    where organisation_id = $1 and times <> 0`,
  challengeUnits: `select cu.challenge_id, cu.unit_id, cu.score, cu.across from challenge_unit cu where organisation_id = $1`,
};
