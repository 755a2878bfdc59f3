import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Comments of partner councils. A thread that a partner began is read by all councils that read the card; every other
 * thread stays with the card's own council.
 */
export class NetworkComments1764000087000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table practice_comment
        drop constraint practice_comment_practice, drop constraint practice_comment_parent,
        drop constraint practice_comment_gone_by,
        -- the council whose card it is, where it is another than the commenter's
        add column home_id uuid,
        add column card_organisation_id uuid not null generated always as (coalesce(home_id, organisation_id)) stored,
        -- the council of who took it away, where it is another than the commenter's
        add column gone_in_id uuid,
        add column gone_organisation_id uuid not null
          generated always as (coalesce(gone_in_id, organisation_id)) stored`);
    await runner.query(`
      alter table practice_comment
        add constraint practice_comment_home check (home_id <> organisation_id),
        -- order is kept by the council whose card it is
        add constraint practice_comment_gone_in check (
          gone_in_id is null or home_id is not null and gone_in_id = home_id),
        add constraint practice_comment_under_card unique (card_organisation_id, practice_id, id),
        add constraint practice_comment_practice foreign key (card_organisation_id, practice_id)
          references practice (organisation_id, id),
        add constraint practice_comment_share foreign key (home_id, practice_id, organisation_id)
          references practice_share (organisation_id, practice_id, partner_id),
        add constraint practice_comment_parent foreign key (card_organisation_id, practice_id, parent_id)
          references practice_comment (card_organisation_id, practice_id, id),
        add constraint practice_comment_gone_by foreign key (gone_organisation_id, gone_by)
          references member (organisation_id, id)`);
    await runner.query(`
      alter table practice_report drop constraint practice_report_comment,
        add constraint practice_report_comment foreign key (organisation_id, practice_id, comment_id)
          references practice_comment (card_organisation_id, practice_id, id)`);
    await this.readers(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop function comment_reaches`);
    await runner.query(`alter table practice_comment_edit disable trigger practice_comment_edit_append_only`);
    const crossing = `select c.id from practice_comment c left join practice_comment r on r.id = c.parent_id
      where c.home_id is not null or r.home_id is not null`;
    for (const table of ['practice_report', 'practice_thanks', 'practice_mention', 'practice_comment_edit']) {
      await runner.query(`delete from ${table} where comment_id in (${crossing})`);
    }
    await runner.query(`alter table practice_comment_edit enable trigger practice_comment_edit_append_only`);
    await runner.query(`delete from practice_comment where id in (${crossing})`);
    await runner.query(`
      alter table practice_report drop constraint practice_report_comment,
        add constraint practice_report_comment foreign key (organisation_id, practice_id, comment_id)
          references practice_comment (organisation_id, practice_id, id)`);
    await runner.query(`
      alter table practice_comment drop constraint practice_comment_parent, drop constraint practice_comment_under_card,
        drop constraint practice_comment_gone_by, drop constraint practice_comment_gone_in,
        drop column card_organisation_id, drop column gone_organisation_id, drop column home_id, drop column gone_in_id`);
    await runner.query(`
      alter table practice_comment
        add constraint practice_comment_practice foreign key (organisation_id, practice_id)
          references practice (organisation_id, id),
        add constraint practice_comment_parent foreign key (organisation_id, practice_id, parent_id)
          references practice_comment (organisation_id, practice_id, id),
        add constraint practice_comment_gone_by foreign key (organisation_id, gone_by)
          references member (organisation_id, id)`);
  }

  /** Leaving the network withdraws what was said there, and coming back brings it back. */
  private async readers(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create function comment_reaches(said practice_comment, reader_organisation uuid) returns boolean
      language sql stable as $$
        select (begun.home_id is null and reader_organisation = said.card_organisation_id
                or begun.home_id is not null and begun.organisation_id = any(network_partners(begun.home_id)))
          and (said.home_id is null or said.organisation_id = any(network_partners(said.home_id)))
        from practice_comment begun where begun.id = coalesce(said.parent_id, said.id)
      $$`);
  }
}
