import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Marks organisations whose people are invented: their passwords are published, so they are open in demo mode only. */
export class InventedOrganisations1764000320000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table organisation add invented boolean not null default false`);
    // The ending .example is nobody's, so no organisation of real people has such addresses.
    await runner.query(`
      update organisation o set invented = true
      where demo or exists (
        select 1 from member m where m.organisation_id = o.id
          and m.email ~ '@(brackenshire|porthaven|council-[0-9]+)\\.example$')`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table organisation drop invented`);
  }
}
