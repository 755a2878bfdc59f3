import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Of two units in a challenge that has not ended, of which one lies inside the other, the outer one stays: it has everyone. */
export class UnitsApart1764000180000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      delete from challenge_unit inside using challenge c, unit u
      where c.id = inside.challenge_id and c.state not in ('settled', 'cancelled') and u.id = inside.unit_id
        and exists (select 1 from challenge_unit around where around.challenge_id = inside.challenge_id
                    and around.unit_id <> inside.unit_id and around.unit_id = any(u.path))`);
  }

  async down(): Promise<void> {
    // Nothing to undo: the people of the inner unit are in the outer one.
  }
}
