import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who may read a practice (the audience ladder), councils that share with each other, and the words that searches are spelt by. */
export class Reach1764000030000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await this.audience(runner);
    await this.reachable(runner);
    await this.words(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop trigger practice_word_count on practice`);
    await runner.query(`drop function count_practice_words`);
    await runner.query(`drop table practice_word`);
    for (const name of ['reachable_practice', 'partner_practice', 'own_practice']) {
      await runner.query(`drop function ${name}`);
    }
    await runner.query(`drop function network_partners`);
    await runner.query(`
      alter table practice drop column reach_id, drop column audience, drop column buddy_id, drop column directorate_id,
        drop column widened_from, drop column widened_at, drop column published_before, drop column title_search`);
    await runner.query(`create index practice_by_spelling on practice using gin (plain(title) gin_trgm_ops)`);
    await runner.query(`alter table organisation drop column network_since`);
  }

  private async audience(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table organisation add column network_since timestamptz`);
    await runner.query(`
      alter table practice
        add column audience text not null default 'council'
          check (audience in ('me', 'buddy', 'team', 'directorate', 'council', 'network')),
        add column buddy_id uuid,
        -- the outermost unit above unit_id
        add column directorate_id uuid,
        -- what widening is taken back to, within its ten minutes
        add column widened_from text check (widened_from in ('me', 'buddy', 'team', 'directorate', 'council')),
        add column widened_at timestamptz,
        add column published_before timestamptz,
        add column title_search tsvector not null generated always as (
          to_tsvector('english', plain(title)) || to_tsvector('simple', plain(title))) stored,
        add constraint practice_buddy foreign key (organisation_id, buddy_id) references member (organisation_id, id),
        add constraint practice_directorate foreign key (organisation_id, directorate_id)
          references unit (organisation_id, id)`);
    await runner.query(`update practice set audience = 'me' where state = 'draft'`);
    await runner.query(`update practice p set directorate_id = u.path[1] from unit u where u.id = p.unit_id`);
    await runner.query(`
      alter table practice
        alter column audience set default 'me',
        -- whom it reaches: a person, a unit or the whole organisation
        add column reach_id uuid not null generated always as (case audience
          when 'me' then author_id when 'buddy' then buddy_id when 'team' then unit_id
          when 'directorate' then directorate_id else organisation_id end) stored,
        add constraint practice_draft_is_own check (state <> 'draft' or audience = 'me'),
        add constraint practice_widened check ((widened_from is null) = (widened_at is null))`);
    await runner.query(`create index practice_by_title on practice using gin (title_search)`);
    await runner.query(`drop index practice_by_spelling`);
    await runner.query(
      `create index practice_by_reach on practice (reach_id) where audience not in ('council', 'network')`,
    );
    await runner.query(`
      create index practice_of_network on practice (organisation_id, published_at desc, id desc)
      where state = 'published' and audience = 'network'`);
  }

  private async reachable(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create function network_partners(reader_organisation uuid) returns uuid[] language sql stable parallel safe as $$
        select coalesce(array_agg(theirs.id), '{}') from organisation ours
        join organisation theirs on theirs.id <> ours.id and theirs.network_since is not null
        where ours.id = reader_organisation and ours.network_since is not null
      $$`);
    await runner.query(`
      create function own_practice(reader_organisation uuid, reaches uuid[]) returns setof practice
      language sql stable parallel safe as $$
        select p.* from practice p
        where p.organisation_id = reader_organisation
          and (p.reach_id = any(reaches) or p.author_id = any(reaches)
            or exists (select 1 from practice_credit c where c.practice_id = p.id and c.member_id = any(reaches)))
      $$`);
    await runner.query(`
      create function partner_practice(reader_organisation uuid) returns setof practice
      language sql stable parallel safe as $$
        select p.* from practice p
        where p.audience = 'network' and p.state = 'published'
          and p.organisation_id = any((select network_partners(reader_organisation))::uuid[])
      $$`);
    await runner.query(`
      create function reachable_practice(reader_organisation uuid, reaches uuid[]) returns setof practice
      language sql stable parallel safe as $$
        select * from own_practice(reader_organisation, reaches)
        union all select * from partner_practice(reader_organisation)
      $$`);
  }

  private async words(runner: QueryRunner): Promise<void> {
    await runner.query(`create extension if not exists fuzzystrmatch`);
    await runner.query(`
      create table practice_word (
        organisation_id uuid not null references organisation,
        word text collate "C" not null,
        -- published cards for the whole council or wider that hold it, and those of them that partners may read
        cards integer not null,
        network_cards integer not null,
        primary key (organisation_id, word)
      )`);
    await runner.query(`create index practice_word_by_spelling on practice_word using gin (word gin_trgm_ops)`);
    await runner.query(`
      create function count_practice_words() returns trigger language plpgsql as $$
      begin
        insert into practice_word as w (organisation_id, word, cards, network_cards)
        select c.organisation_id, word, sum(c.times),
               coalesce(sum(c.times) filter (where c.audience = 'network'), 0)
        from (select old.organisation_id, old.state, old.audience, old.title, old.words, -1 as times where tg_op <> 'INSERT'
              union all
              select new.organisation_id, new.state, new.audience, new.title, new.words, 1 where tg_op <> 'DELETE') as c
        cross join lateral unnest(tsvector_to_array(to_tsvector('simple', plain(c.title || ' ' || c.words)))) as word
        where c.state = 'published' and c.audience in ('council', 'network') and word ~ '^[[:alnum:]]{3,40}$'
        group by c.organisation_id, word
        having sum(c.times) <> 0 or coalesce(sum(c.times) filter (where c.audience = 'network'), 0) <> 0
        order by word
        on conflict (organisation_id, word) do update
          set cards = w.cards + excluded.cards, network_cards = w.network_cards + excluded.network_cards;
        return null;
      end $$`);
    await runner.query(`
      create trigger practice_word_count after insert or delete or update of state, audience, title, words on practice
      for each row execute function count_practice_words()`);
    await runner.query(`
      insert into practice_word (organisation_id, word, cards, network_cards)
      select p.organisation_id, word, count(*), 0 from practice p
      cross join lateral unnest(tsvector_to_array(to_tsvector('simple', plain(p.title || ' ' || p.words)))) as word
      where p.state = 'published' and p.audience = 'council' and word ~ '^[[:alnum:]]{3,40}$'
      group by p.organisation_id, word`);
  }
}
