import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A badge can be taken back by hand, asked about, and given back (mechanisms §2.6); every move stays on record. */
export class BadgesByHand1764000381000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table badge_award
        -- it was taken back by a person, and the engine leaves it alone while this is so
        add column by_hand boolean not null default false,
        add constraint badge_award_by_hand check (not by_hand or revoked_at is not null)`);
    await runner.query(`
      create table badge_hand (
        id uuid primary key,
        organisation_id uuid not null,
        award_id uuid not null,
        -- whose award it is; null where it is a unit's
        member_id uuid,
        -- one move follows another: 1, 2, …
        number integer not null check (number > 0),
        move text not null check (move in ('taken', 'asked', 'stays', 'given_back')),
        by_id uuid not null,
        words text not null check (words <> ''),
        at timestamptz not null,
        constraint badge_hand_once unique (award_id, number),
        constraint badge_hand_award foreign key (organisation_id, award_id) references badge_award (organisation_id, id),
        constraint badge_hand_member foreign key (organisation_id, member_id) references member (organisation_id, id),
        constraint badge_hand_by foreign key (organisation_id, by_id) references member (organisation_id, id)
      )`);
    await runner.query(`create index badge_award_held_back on badge_award (badge_id) where by_hand`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table badge_hand`);
    await runner.query(`drop index badge_award_held_back`);
    await runner.query(`alter table badge_award drop column by_hand`);
  }
}
