import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Three who mostly bring credit to one another in a season, as the last night found them; forgotten once it no longer holds (scoring §3.5). */
export class Triads1764000386100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table triad (
        season_id uuid not null,
        one_id uuid not null,
        two_id uuid not null,
        three_id uuid not null,
        organisation_id uuid not null,
        -- those of the three of whom it is so
        mostly uuid[] not null check (cardinality(mostly) between 1 and 3),
        found_at timestamptz not null,
        primary key (season_id, one_id, two_id, three_id),
        constraint triad_season foreign key (organisation_id, season_id) references season (organisation_id, id),
        constraint triad_one foreign key (organisation_id, one_id) references member (organisation_id, id),
        constraint triad_two foreign key (organisation_id, two_id) references member (organisation_id, id),
        constraint triad_three foreign key (organisation_id, three_id) references member (organisation_id, id),
        constraint triad_in_order check (one_id < two_id and two_id < three_id),
        constraint triad_mostly_of_these check (mostly <@ array[one_id, two_id, three_id])
      )`);
    await runner.query(`create index triad_of_organisation on triad (organisation_id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table triad`);
  }
}
