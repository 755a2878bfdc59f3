import type { Locale } from '@guildhall/shared/people/me';
import type { PracticeAudience, PracticeState, PracticeText } from '@guildhall/shared/work/practice-card';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The part of a card's text that is read but not searched by column. */
export type PracticeBody = Pick<
  PracticeText,
  'problem' | 'whatWeDid' | 'whatChanged' | 'howWeKnow' | 'whatDidNotWork' | 'result' | 'template' | 'cost'
>;

@Entity('practice')
export class PracticeRow {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') organisationId: string;
  @Column('uuid') authorId: string;
  /** The card whose text it began with. */
  @Column('uuid', { nullable: true }) adaptedFrom: string | null;
  /** The council of that card, where it is a partner's. */
  @Column('uuid', { nullable: true }) adaptedInId: string | null;
  /** Who looks after it; null while that is its author. */
  @Column('uuid', { nullable: true }) ownerId: string | null;
  /** Where the author sat when the card was begun. */
  @Column('uuid', { nullable: true }) unitId: string | null;
  @Column('text') state: PracticeState;
  /** Who may read it once it is published; a draft is for its writers. */
  @Column('text') audience: PracticeAudience;
  /** The one colleague of the audience `buddy`. */
  @Column('uuid', { nullable: true }) buddyId: string | null;
  /** The outermost unit above `unitId`. */
  @Column('uuid', { nullable: true }) directorateId: string | null;
  /** What the last widening is taken back to, for ten minutes. */
  @Column('text', { nullable: true }) widenedFrom: PracticeAudience | null;
  @Column('timestamptz', { nullable: true }) widenedAt: Date | null;
  @Column('timestamptz', { nullable: true }) publishedBefore: Date | null;
  @Column('text') locale: Locale;
  @Column('text') title: string;
  @Column('jsonb') body: PracticeBody;
  @Column('uuid', { nullable: true }) whoToAskId: string | null;
  @Column('text', { array: true }) tags: string[];
  /** Minutes it takes to put to use. */
  @Column('integer', { nullable: true }) minutes: number | null;
  @Column('integer') readingMinutes: number;
  /** Of an English card; null where it is too short to tell. */
  @Column('smallint', { nullable: true }) readingAge: number | null;
  /** All its words, for searching. */
  @Column('text') words: string;
  /** Counts savings of the text. */
  @Column('integer') textVersion: number;
  /** Other teams that recorded what came of it. */
  @Column('integer') reusedBy: number;
  @Column('timestamptz') createdAt: Date;
  @Column('timestamptz') changedAt: Date;
  @Column('timestamptz', { nullable: true }) publishedAt: Date | null;
  /** When somebody last said that it still holds, without changing it. */
  @Column('timestamptz', { nullable: true }) checkedAt: Date | null;
  /** When its owner was last asked whether it does. */
  @Column('timestamptz', { nullable: true }) nudgedAt: Date | null;
  /** When, by whom and why it was retired or hidden. */
  @Column('timestamptz', { nullable: true }) closedAt: Date | null;
  @Column('uuid', { nullable: true }) closedBy: string | null;
  @Column('text', { nullable: true }) closedReason: string | null;
}

@Entity('practice_credit')
export class PracticeCreditRow {
  @PrimaryColumn('uuid') practiceId: string;
  @PrimaryColumn('integer') position: number;
  @Column('uuid') organisationId: string;
  @Column('uuid', { nullable: true }) memberId: string | null;
  @Column('text', { nullable: true }) outsideName: string | null;
}

/** A text that was published; never changed. */
@Entity('practice_revision')
export class PracticeRevisionRow {
  @PrimaryColumn('uuid') practiceId: string;
  @PrimaryColumn('integer') number: number;
  @Column('uuid') organisationId: string;
  @Column('jsonb') text: PracticeText;
  @Column('text') note: string;
  @Column('uuid') byId: string;
  @Column('timestamptz') at: Date;
}

/** Counts everything that watchers of a card see: the version of its live topic. */
@Entity('practice_version')
export class PracticeVersionRow {
  @PrimaryColumn('uuid') practiceId: string;
  @Column('uuid') organisationId: string;
  @Column('bigint') version: number;
}
