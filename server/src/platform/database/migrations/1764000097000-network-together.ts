import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What partner councils do under a card besides asking and commenting: thank, report, adapt; and threads that the card's own
 * council begins for them. Each row keeps to the council that acts, or, for a report, to the one that decides.
 */
export class NetworkTogether1764000097000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table practice_comment
        -- whether a thread that the card's own council began is for partners, too
        add column for_partners boolean not null default false,
        add constraint practice_comment_for_partners check (not for_partners or home_id is null and parent_id is null)`);
    await runner.query(`
      create or replace function comment_reaches(said practice_comment, reader_organisation uuid) returns boolean
      language sql stable as $$
        select (case
            when begun.home_id is not null then begun.organisation_id = any(network_partners(begun.home_id))
            else reader_organisation = said.card_organisation_id
              or begun.for_partners and reader_organisation = any(network_partners(said.card_organisation_id)) end)
          and (said.home_id is null or said.organisation_id = any(network_partners(said.home_id)))
        from practice_comment begun where begun.id = coalesce(said.parent_id, said.id)
      $$`);
    await this.thanks(runner);
    await this.reports(runner);
    await runner.query(`
      alter table practice drop constraint practice_adapted_from,
        -- the council of the card it began with, where that is a partner
        add column adapted_in_id uuid,
        add column adapted_organisation_id uuid not null
          generated always as (coalesce(adapted_in_id, organisation_id)) stored`);
    await runner.query(`
      alter table practice
        add constraint practice_adapted_in check (
          adapted_in_id is null or adapted_from is not null and adapted_in_id <> organisation_id),
        add constraint practice_adapted_from foreign key (adapted_organisation_id, adapted_from)
          references practice (organisation_id, id),
        add constraint practice_adapted_share foreign key (adapted_in_id, adapted_from, organisation_id)
          references practice_share (organisation_id, practice_id, partner_id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`update practice set adapted_from = null, adapted_in_id = null where adapted_in_id is not null`);
    await runner.query(`
      alter table practice drop constraint practice_adapted_from, drop column adapted_organisation_id,
        drop column adapted_in_id`);
    await runner.query(`
      alter table practice add constraint practice_adapted_from foreign key (organisation_id, adapted_from)
        references practice (organisation_id, id)`);
    await runner.query(`delete from practice_report where by_in_id is not null`);
    await runner.query(`alter table practice_report drop column by_organisation_id, drop column by_in_id`);
    await runner.query(`
      alter table practice_report add constraint practice_report_by foreign key (organisation_id, by_id)
        references member (organisation_id, id)`);
    await runner.query(`delete from practice_thanks where home_id is not null or to_in_id is not null`);
    await runner.query(`
      alter table practice_thanks drop constraint practice_thanks_practice, drop constraint practice_thanks_comment,
        drop column card_organisation_id, drop column home_id, drop column to_organisation_id, drop column to_in_id`);
    await runner.query(`
      alter table practice_thanks
        add constraint practice_thanks_practice foreign key (organisation_id, practice_id)
          references practice (organisation_id, id),
        add constraint practice_thanks_comment foreign key (organisation_id, practice_id, comment_id)
          references practice_comment (organisation_id, practice_id, id),
        add constraint practice_thanks_to foreign key (organisation_id, to_id) references member (organisation_id, id)`);
    await runner.query(`
      create or replace function comment_reaches(said practice_comment, reader_organisation uuid) returns boolean
      language sql stable as $$
        select (begun.home_id is null and reader_organisation = said.card_organisation_id
                or begun.home_id is not null and begun.organisation_id = any(network_partners(begun.home_id)))
          and (said.home_id is null or said.organisation_id = any(network_partners(said.home_id)))
        from practice_comment begun where begun.id = coalesce(said.parent_id, said.id)
      $$`);
    await runner.query(`alter table practice_comment drop column for_partners`);
  }

  private async thanks(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table practice_thanks
        drop constraint practice_thanks_practice, drop constraint practice_thanks_comment,
        drop constraint practice_thanks_to,
        -- the council whose card it is, where it is another than the thanker's
        add column home_id uuid,
        add column card_organisation_id uuid not null
          generated always as (coalesce(home_id, organisation_id)) stored,
        -- the council of who is thanked, where it is another than the thanker's
        add column to_in_id uuid,
        add column to_organisation_id uuid not null generated always as (coalesce(to_in_id, organisation_id)) stored`);
    await runner.query(`
      alter table practice_thanks
        add constraint practice_thanks_home check (home_id <> organisation_id),
        add constraint practice_thanks_to_in check (to_in_id <> organisation_id),
        add constraint practice_thanks_practice foreign key (card_organisation_id, practice_id)
          references practice (organisation_id, id),
        add constraint practice_thanks_share foreign key (home_id, practice_id, organisation_id)
          references practice_share (organisation_id, practice_id, partner_id),
        add constraint practice_thanks_comment foreign key (card_organisation_id, practice_id, comment_id)
          references practice_comment (card_organisation_id, practice_id, id),
        add constraint practice_thanks_to foreign key (to_organisation_id, to_id) references member (organisation_id, id)`);
  }

  /** The organisation of a report is the one that decides: whose card it is. */
  private async reports(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table practice_report drop constraint practice_report_by,
        -- the council of who reported it, where it is another than the card's
        add column by_in_id uuid,
        add column by_organisation_id uuid not null generated always as (coalesce(by_in_id, organisation_id)) stored`);
    await runner.query(`
      alter table practice_report
        add constraint practice_report_by_in check (by_in_id <> organisation_id),
        add constraint practice_report_by foreign key (by_organisation_id, by_id)
          references member (organisation_id, id),
        add constraint practice_report_share foreign key (organisation_id, practice_id, by_in_id)
          references practice_share (organisation_id, practice_id, partner_id)`);
  }
}
