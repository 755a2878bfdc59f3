import type { ThanksKind } from '@guildhall/shared/work/practice-talk';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('practice_thanks')
export class ThanksRow {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') organisationId: string;
  @Column('uuid') practiceId: string;
  /** Null for the card itself. */
  @Column('uuid', { nullable: true }) commentId: string | null;
  @Column('text') kind: ThanksKind;
  @Column('uuid') byId: string;
  @Column('uuid') toId: string;
  @Column('text', { nullable: true }) reason: string | null;
  @Column('timestamptz') at: Date;
  @Column('timestamptz', { nullable: true }) goneAt: Date | null;
}
