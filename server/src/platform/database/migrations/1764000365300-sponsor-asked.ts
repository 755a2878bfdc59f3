import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Since when a sponsor is asked and when they were reminded; and who was asked before, with what came of it. */
export class SponsorAsked1764000365300 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `alter table challenge add column sponsor_asked_at timestamptz, add column sponsor_reminded_at timestamptz`,
    );
    await runner.query(`
      update challenge c set sponsor_asked_at = (
        select max(n.created_at) from notice n
        where n.member_id = c.sponsor_id and n.kind = 'sponsor_ask' and n.link ->> 'id' = c.id::text)
      where c.state = 'draft' and c.sponsor_id is not null`);
    await runner.query(`
      create table challenge_past_sponsor (
        challenge_id uuid not null,
        member_id uuid not null,
        organisation_id uuid not null,
        how text not null check (how in ('withdrawn', 'declined')),
        at timestamptz not null,
        primary key (challenge_id, member_id),
        constraint challenge_past_sponsor_challenge foreign key (organisation_id, challenge_id)
          references challenge (organisation_id, id),
        constraint challenge_past_sponsor_member foreign key (organisation_id, member_id)
          references member (organisation_id, id)
      )`);
    await runner.query(`create index challenge_past_sponsor_by_member on challenge_past_sponsor (member_id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table challenge_past_sponsor`);
    await runner.query(`alter table challenge drop column sponsor_asked_at, drop column sponsor_reminded_at`);
  }
}
