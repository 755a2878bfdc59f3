import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What the engine has yet to handle stands in a queue of its own, so that an activity is written once: marking it moved it
 * in each of its indexes. `handled` and `revoked` say what is to be done: (false, false) to apply it, (true, true) to undo
 * it, (false, true) nothing, because it was taken back before.
 * No foreign key: whatever writes here has the activity in the same transaction, and activities stay.
 */
export class PendingActivities1764000270000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table pending_activity (
        organisation_id uuid not null,
        activity_id uuid not null,
        handled boolean not null default false,
        revoked boolean not null default false,
        primary key (organisation_id, activity_id),
        constraint pending_activity_work check (revoked or not handled)
      )`);
    await runner.query(`
      insert into pending_activity (organisation_id, activity_id, handled, revoked)
      select organisation_id, id, handled_at is not null, revoked_at is not null from activity
      where handled_at is null or (revoked_at is not null and revoke_handled_at is null)`);
    await runner.query(`drop index activity_pending`);
    await runner.query(`alter table activity drop constraint activity_revoke_order`);
    await runner.query(`alter table activity drop column handled_at, drop column revoke_handled_at`);
  }

  /** The moments of handling are not known any more; that of recording stands for them. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table activity add column handled_at timestamptz, add column revoke_handled_at timestamptz`);
    await runner.query(`
      update activity a set
        handled_at = case when p.handled is null or p.handled then a.recorded_at end,
        revoke_handled_at = case when p.activity_id is null then a.revoked_at end
      from activity same left join pending_activity p on p.activity_id = same.id where same.id = a.id`);
    await runner.query(`
      alter table activity add constraint activity_revoke_order check (revoke_handled_at is null or revoked_at is not null)`);
    await runner.query(`
      create index activity_pending on activity (organisation_id, id)
      where handled_at is null or (revoked_at is not null and revoke_handled_at is null)`);
    await runner.query(`drop table pending_activity`);
  }
}
