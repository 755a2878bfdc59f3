import type { MigrationInterface, QueryRunner } from 'typeorm';

const HONEST_NOTE = { type: 'activity_count', kind: 'practice.thanked', atLeast: 2, within: 'season', honest: true };
const GOOD_QUESTION = { type: 'question_useful', people: 5 };

/**
 * A question can be found useful, and that, as thanks for a card do, has its activity. Thanks given before get theirs, handled,
 * for they pay nothing; the two badges that waited for this are looked at for the past when the server starts.
 */
export class Praise1764000391000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table practice_thanks
        add column question_id uuid,
        add constraint practice_thanks_question foreign key (practice_id, question_id)
          references practice_question (practice_id, id),
        add constraint practice_thanks_about_one check (
          question_id is null or comment_id is null and kind = 'useful')`);
    await runner.query('drop index practice_thanks_once');
    await runner.query(`
      create unique index practice_thanks_once on practice_thanks (practice_id, comment_id, question_id, kind, by_id)
      nulls not distinct where gone_at is null`);
    await runner.query(`
      insert into activity (id, organisation_id, kind, member_id, unit_id, subject_id, counterpart_id, occurred_at,
        recorded_at, key, data)
      select gen_random_uuid(), p.organisation_id, 'practice.thanked', p.author_id, sits.unit_id, p.id,
        case when t.organisation_id = p.organisation_id then t.by_id end, t.at, t.at,
        'practice.thanked:' || p.id || ':' || t.by_id, jsonb_build_object('honest', coalesce(p.body->>'result', '') = 'did-not')
      from (select distinct on (practice_id, by_id) * from practice_thanks
            where comment_id is null and gone_at is null order by practice_id, by_id, at) t
      join practice p on p.id = t.practice_id and p.state = 'published' and t.to_id = p.author_id and p.audience in ('council', 'network')
      left join membership sits on sits.member_id = p.author_id and sits.during @> t.at
      -- what was recorded stays when this is undone
      on conflict (organisation_id, key) do nothing`);
    await this.begin(runner, 'honest-note', HONEST_NOTE);
    await this.begin(runner, 'good-question', GOOD_QUESTION);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`delete from practice_thanks where question_id is not null`);
    await runner.query(`
      alter table practice_thanks drop constraint practice_thanks_about_one, drop constraint practice_thanks_question,
        drop column question_id`);
    await runner.query(`
      create unique index practice_thanks_once on practice_thanks (practice_id, comment_id, kind, by_id)
      nulls not distinct where gone_at is null`);
  }

  /** A badge that was shown as coming, and that nobody has written anew, can be earned from now on. */
  private async begin(runner: QueryRunner, slug: string, criteria: object): Promise<void> {
    const begun = (await runner.query(
      `with found as materialized (
         select v.*, (select max(number) from badge_version where badge_id = b.id) + 1 as next
         from badge b join badge_version v on v.badge_id = b.id and v.number = b.version and v.written_by is null
         where b.slug = $1 and b.status = 'coming'
       ), written as (
         insert into badge_version (organisation_id, badge_id, number, name, for_what, look, subject, repeat, retention,
           criteria, written_by, written_at)
         select organisation_id, badge_id, next, name, for_what, look, subject, repeat, retention, $2::jsonb, null, now()
         from found)
       select badge_id as id, next from found`,
      [slug, JSON.stringify(criteria)],
    )) as { id: string; next: number }[];
    for (const { id, next } of begun) {
      await runner.query(`update badge set version = $2, status = 'live', live_at = now() where id = $1`, [id, next]);
      await runner.query(
        `insert into badge_review (id, organisation_id, badge_id, badge_version, total, started_at, version)
         select gen_random_uuid(), organisation_id, id, version, 0, now(),
           (select coalesce(max(version), 0) + 1 from badge_review where badge_id = $1) from badge where id = $1
         on conflict do nothing`,
        [id],
      );
    }
  }
}
