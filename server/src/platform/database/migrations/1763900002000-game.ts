import type { MigrationInterface, QueryRunner } from 'typeorm';

const tables = [
  'rank_bucket',
  'standing',
  'board',
  'unit_outreach',
  'unit_season',
  'season_points',
  'points_entry',
  'member_progress',
  'season',
];

/** Seasons, the points ledger, and the projections made of it: slots, unit counters, boards and standings. */
export class Game1763900002000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await this.seasonsAndLedger(runner);
    await this.projections(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop view visible_standing`);
    for (const table of tables) await runner.query(`drop table ${table}`);
    await runner.query(`drop function refuse_change`);
  }

  private async seasonsAndLedger(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table season (
        id uuid primary key,
        organisation_id uuid not null references organisation,
        number integer not null check (number > 0),
        starts_at timestamptz not null,
        ends_at timestamptz not null check (ends_at > starts_at),
        rest_ends_at timestamptz not null check (rest_ends_at >= ends_at),
        rule_set integer not null,
        -- the organisation's rates of the last closed week: {b0, d0, u0}
        priors jsonb not null,
        opened_at timestamptz,
        closed_at timestamptz,
        constraint season_of_organisation unique (organisation_id, id),
        constraint season_number unique (organisation_id, number),
        constraint season_no_overlap exclude using gist
          (organisation_id with =, tstzrange(starts_at, rest_ends_at) with &&)
      )`);
    await runner.query(`
      create table member_progress (
        member_id uuid primary key references member,
        organisation_id uuid not null,
        level integer not null default 0 check (level between 0 and 4),
        first_step_at timestamptz,
        first_step_activity_id uuid,
        version bigint not null default 1
      )`);
    await runner.query(`
      create table points_entry (
        id uuid primary key,
        -- the order in which entries were written; settles equal instants
        seq bigint generated always as identity,
        organisation_id uuid not null,
        season_id uuid,
        member_id uuid not null,
        unit_id uuid,
        activity_id uuid not null,
        rule text not null,
        rule_set integer not null,
        category text not null,
        -- ISO week of occurred_at in the organisation's zone, such as 2026-W48
        week text not null,
        base integer not null check (base >= 0),
        pct integer not null check (pct between 0 and 100),
        boost integer not null check (boost between 0 and 200),
        points integer not null,
        counterpart_id uuid,
        reason jsonb not null,
        kind text not null check (kind in ('award', 'reversal')),
        reverses_id uuid references points_entry,
        key text not null,
        occurred_at timestamptz not null,
        recorded_at timestamptz not null,
        constraint points_entry_key unique (organisation_id, key),
        constraint points_entry_reversed_once unique (reverses_id),
        constraint points_entry_season foreign key (organisation_id, season_id) references season (organisation_id, id),
        constraint points_entry_member foreign key (organisation_id, member_id) references member (organisation_id, id),
        constraint points_entry_unit foreign key (organisation_id, unit_id) references unit (organisation_id, id),
        constraint points_entry_activity foreign key (organisation_id, activity_id) references activity (organisation_id, id),
        constraint points_entry_formula check (
          (kind = 'award' and reverses_id is null and points = base * pct * boost / 10000)
          or (kind = 'reversal' and reverses_id is not null and points <= 0)
        )
      )`);
    await runner.query(`create index points_entry_by_member on points_entry (member_id, category, week)`);
    await runner.query(`create index points_entry_by_member_time on points_entry (member_id, seq desc)`);
    await runner.query(`create index points_entry_by_activity on points_entry (activity_id)`);
    await runner.query(`create index points_entry_by_season on points_entry (season_id, rule)`);
    await runner.query(`
      create function refuse_change() returns trigger language plpgsql as $$
      begin
        raise exception '% is append-only', tg_table_name;
      end $$`);
    await runner.query(`
      create trigger points_entry_append_only before update or delete on points_entry
      for each row execute function refuse_change()`);
  }

  private async projections(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- what a member earned in a unit in a season; it stays there when they move on
      create table season_points (
        season_id uuid not null references season,
        unit_id uuid not null references unit,
        member_id uuid not null references member,
        organisation_id uuid not null,
        points integer not null check (points >= 0),
        primary key (season_id, unit_id, member_id)
      )`);
    await runner.query(`create index season_points_by_member on season_points (season_id, member_id)`);
    await runner.query(`
      -- the counters a unit's own people add up to; departments add their teams' rows
      create table unit_season (
        season_id uuid not null references season,
        unit_id uuid not null references unit,
        organisation_id uuid not null,
        people integer not null default 0,
        started integer not null default 0,
        half_steps integer not null default 0,
        level_zero integer not null default 0,
        first_steps integer not null default 0,
        opted_out integer not null default 0,
        opted_out_at_level_zero integer not null default 0,
        primary key (season_id, unit_id)
      )`);
    await runner.query(`
      -- what a unit gave to others across its own edge: newcomers helped, teams that reused its practices
      create table unit_outreach (
        season_id uuid not null references season,
        unit_id uuid not null references unit,
        kind text not null check (kind in ('helped', 'reused')),
        other_id uuid not null,
        organisation_id uuid not null,
        times integer not null,
        primary key (season_id, unit_id, kind, other_id)
      )`);
    await runner.query(`
      create table board (
        id uuid primary key,
        organisation_id uuid not null references organisation,
        subject_kind text not null check (subject_kind in ('member', 'team', 'department')),
        span text not null check (span in ('season', 'challenge', 'all')),
        span_id uuid,
        version bigint not null default 1,
        constraint board_of_organisation unique (organisation_id, id),
        constraint board_of_span unique nulls not distinct (organisation_id, subject_kind, span, span_id),
        constraint board_span check ((span = 'all') = (span_id is null))
      )`);
    await runner.query(`
      create table standing (
        board_id uuid not null references board,
        subject_id uuid not null,
        organisation_id uuid not null,
        -- whole points for season and all-time boards, hundredths for challenge boards
        score integer not null check (score >= 0),
        reached_at timestamptz not null,
        version bigint not null,
        primary key (board_id, subject_id)
      )`);
    await runner.query(`create index standing_in_order on standing (board_id, score desc, reached_at, subject_id)`);
    await runner.query(`
      -- how many subjects hold a score (level 0) or a span of 128 scores (level 1): a place costs two short sums
      create table rank_bucket (
        board_id uuid not null references board,
        level smallint not null check (level in (0, 1)),
        bucket integer not null,
        subjects integer not null,
        primary key (board_id, level, bucket)
      )`);
    await runner.query(`
      -- one select without a union, so that the first rows come straight from the index in its order
      create view visible_standing as
      select s.board_id, s.organisation_id, s.subject_id, s.score, s.reached_at, s.version,
             b.subject_kind, b.span, b.span_id, coalesce(m.name, u.name) as name, u.name_cy
      from standing s join board b on b.id = s.board_id
      left join member m on b.subject_kind = 'member' and m.id = s.subject_id
      left join unit u on b.subject_kind <> 'member' and u.id = s.subject_id
      where u.id is not null or (m.board_visible and m.playing and m.left_at is null and s.score > 0)`);
  }
}
