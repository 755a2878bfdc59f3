import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Tables whose rows belong to the council that acts, and stand under a card that may be a partner council's. */
const acting = ['practice_reuse', 'practice_question'];

/**
 * Councils that share with each other. A row keeps to its own council in all but the card it stands under; where that is a
 * partner's, `home_id` names the partner, and the database asks for the share through which the council came upon it.
 */
export class Network1764000045000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // Who looks after a card now reads it like its writers.
    await runner.query(`
      create or replace function own_practice(reader_organisation uuid, reaches uuid[]) returns setof practice
      language sql stable parallel safe as $$
        select p.* from practice p
        where p.organisation_id = reader_organisation
          and (p.reach_id = any(reaches) or p.author_id = any(reaches) or p.owner_id = any(reaches)
            or exists (select 1 from practice_credit c where c.practice_id = p.id and c.member_id = any(reaches)))
      $$`);
    await runner.query(`
      create function practice_reaches(practice_id uuid, reader_id uuid, at timestamptz) returns boolean
      language sql stable as $$
        select exists (
          select 1 from member m
          left join membership ms on ms.member_id = m.id and ms.during @> at left join unit u on u.id = ms.unit_id
          cross join lateral reachable_practice(m.organisation_id,
            array[m.organisation_id, m.id, u.path[1], u.path[cardinality(u.path)]]) as p
          where m.id = reader_id and p.id = practice_id)
      $$`);
    await runner.query(`
      create table practice_share (
        -- whose card it is
        organisation_id uuid not null,
        practice_id uuid not null,
        -- the council that took part in it
        partner_id uuid not null references organisation,
        first_at timestamptz not null,
        primary key (organisation_id, practice_id, partner_id),
        constraint practice_share_practice foreign key (organisation_id, practice_id)
          references practice (organisation_id, id) on delete cascade,
        constraint practice_share_other check (partner_id <> organisation_id)
      )`);
    await runner.query(`create index practice_share_by_partner on practice_share (partner_id)`);
    for (const table of acting) {
      await runner.query(`
        alter table ${table} drop constraint ${table}_practice,
          add column home_id uuid,
          add column card_organisation_id uuid not null generated always as (coalesce(home_id, organisation_id)) stored`);
      await runner.query(`
        alter table ${table}
          add constraint ${table}_home check (home_id <> organisation_id),
          add constraint ${table}_practice foreign key (card_organisation_id, practice_id)
            references practice (organisation_id, id),
          add constraint ${table}_share foreign key (home_id, practice_id, organisation_id)
            references practice_share (organisation_id, practice_id, partner_id)`);
    }
    await runner.query(`
      alter table practice_answer drop constraint practice_answer_question,
        -- the council of who asked, where it is another than the answerer's
        add column asked_in_id uuid,
        add column question_organisation_id uuid not null
          generated always as (coalesce(asked_in_id, organisation_id)) stored`);
    await runner.query(`
      alter table practice_answer
        add constraint practice_answer_asked_in check (asked_in_id <> organisation_id),
        add constraint practice_answer_question foreign key (question_organisation_id, question_id)
          references practice_question (organisation_id, id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`delete from practice_answer where asked_in_id is not null`);
    await runner.query(`delete from practice_answer a using practice_question q
      where q.id = a.question_id and q.home_id is not null`);
    await runner.query(`
      alter table practice_answer drop constraint practice_answer_question, drop column question_organisation_id,
        drop column asked_in_id`);
    await runner.query(`
      alter table practice_answer add constraint practice_answer_question foreign key (organisation_id, question_id)
        references practice_question (organisation_id, id)`);
    for (const table of acting) {
      await runner.query(`delete from ${table} where home_id is not null`);
      await runner.query(`
        alter table ${table} drop constraint ${table}_practice, drop column card_organisation_id, drop column home_id`);
      await runner.query(`
        alter table ${table} add constraint ${table}_practice foreign key (organisation_id, practice_id)
          references practice (organisation_id, id)`);
    }
    await runner.query(`drop table practice_share`);
    await runner.query(`drop function practice_reaches`);
  }
}
