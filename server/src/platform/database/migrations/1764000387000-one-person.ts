import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Somebody who stood twice in an organisation is one person: the account that closed says whose it was. */
export class OnePerson1764000387000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table member
        add column merged_into uuid,
        add constraint member_merged_into foreign key (organisation_id, merged_into) references member (organisation_id, id),
        add constraint member_merged check (merged_into is null or (erased_at is not null and merged_into <> id))`);
    await runner.query(`create index member_by_merged_into on member (merged_into) where merged_into is not null`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table member drop column merged_into`);
  }
}
