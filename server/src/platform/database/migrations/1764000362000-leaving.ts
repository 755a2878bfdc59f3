import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Append-only tables that hold words, and the columns in which the name of somebody who left is overwritten. */
const worded = {
  audit_event: ['target_name', 'reason'],
  practice_comment_edit: ['text'],
  practice_revision: ['text', 'note'],
  guidance_log: ['message'],
  guidance_revision: ['message'],
};

/** Members who left by themselves are kept without anything that tells who they were. */
export class Leaving1764000362000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table member alter column email drop not null, add column erased_at timestamptz`);
    await runner.query(`
      alter table member
        add constraint member_erased check (erased_at is null or (left_at is not null and email is null
          and password_hash is null and story is null and absence is null and settings = '{}' and not board_visible)),
        add constraint member_reached check (erased_at is not null or email is not null)`);
    await runner.query(`
      create function refuse_change_but_names() returns trigger language plpgsql as $$
      begin
        if tg_op = 'UPDATE' and current_setting('guildhall.leaving', true) = 'on'
          and to_jsonb(new) - tg_argv = to_jsonb(old) - tg_argv then
          return new;
        end if;
        raise exception '% is append-only', tg_table_name;
      end $$`);
    for (const [table, columns] of Object.entries(worded))
      await this.guard(runner, table, `refuse_change_but_names(${columns.map((name) => `'${name}'`).join(', ')})`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of Object.keys(worded)) await this.guard(runner, table, 'refuse_change()');
    await runner.query(`drop function refuse_change_but_names`);
    await runner.query(`alter table member drop constraint member_erased, drop constraint member_reached`);
    await runner.query(`update member set email = id || '@left.invalid' where email is null`);
    await runner.query(`alter table member drop column erased_at, alter column email set not null`);
  }

  private async guard(runner: QueryRunner, table: string, refusing: string): Promise<void> {
    await runner.query(`drop trigger ${table}_append_only on ${table}`);
    await runner.query(`
      create trigger ${table}_append_only before update or delete on ${table}
      for each row execute function ${refusing}`);
  }
}
