import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The append-only activity log: the seam between work and game. */
export class Activity1763900001000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table activity (
        id uuid primary key,
        organisation_id uuid not null,
        kind text not null,
        member_id uuid not null,
        -- the unit the member sat in when it occurred; null when in none
        unit_id uuid,
        subject_id uuid,
        counterpart_id uuid,
        occurred_at timestamptz not null,
        recorded_at timestamptz not null,
        key text not null,
        data jsonb not null,
        handled_at timestamptz,
        revoked_at timestamptz,
        revoke_handled_at timestamptz,
        constraint activity_key unique (organisation_id, key),
        constraint activity_of_organisation unique (organisation_id, id),
        constraint activity_member foreign key (organisation_id, member_id) references member (organisation_id, id),
        constraint activity_unit foreign key (organisation_id, unit_id) references unit (organisation_id, id),
        constraint activity_counterpart foreign key (organisation_id, counterpart_id) references member (organisation_id, id),
        constraint activity_revoke_order check (revoke_handled_at is null or revoked_at is not null)
      )`);
    await runner.query(`
      create index activity_pending on activity (organisation_id, id)
      where handled_at is null or (revoked_at is not null and revoke_handled_at is null)`);
    await runner.query(`create index activity_by_member on activity (member_id, kind, occurred_at)`);
    await runner.query(`create index activity_by_subject on activity (subject_id, kind)`);
    await runner.query(`create index activity_by_time on activity (organisation_id, occurred_at desc)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table activity`);
  }
}
