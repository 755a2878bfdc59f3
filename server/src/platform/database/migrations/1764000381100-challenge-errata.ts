import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A settled result that turned out wrong is corrected by numbered errata, reckoned with those who were there (mechanisms §2.2). */
export class ChallengeErrata1764000381100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- who belonged to each shown unit as a challenge was settled, whatever becomes of the tree and of absences later
      create table challenge_roster (
        challenge_id uuid not null,
        -- as it was shown
        unit_id uuid not null,
        member_id uuid not null,
        organisation_id uuid not null,
        -- the units below it in which they sat, and from when until when
        seats uuid[] not null,
        stays jsonb not null,
        primary key (challenge_id, unit_id, member_id),
        constraint challenge_roster_challenge foreign key (organisation_id, challenge_id) references challenge (organisation_id, id),
        constraint challenge_roster_unit foreign key (organisation_id, unit_id) references unit (organisation_id, id),
        constraint challenge_roster_member foreign key (organisation_id, member_id) references member (organisation_id, id)
      )`);
    await runner.query(`
      create table challenge_erratum (
        challenge_id uuid not null,
        number integer not null check (number > 0),
        organisation_id uuid not null,
        reason text not null check (reason <> ''),
        by_id uuid not null,
        at timestamptz not null,
        -- the corrected result as canonical JSON, byte for byte, with its SHA-256; what it was before is the one before it
        result text not null,
        result_hash text not null,
        -- badges that came and went with it, as numbers
        badges jsonb not null,
        primary key (challenge_id, number),
        constraint challenge_erratum_challenge foreign key (organisation_id, challenge_id) references challenge (organisation_id, id),
        constraint challenge_erratum_by foreign key (organisation_id, by_id) references member (organisation_id, id)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table challenge_erratum`);
    await runner.query(`drop table challenge_roster`);
  }
}
