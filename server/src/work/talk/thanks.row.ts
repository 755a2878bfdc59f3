import type { ThanksKind } from '@guildhall/shared/work/practice-talk';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('practice_thanks')
export class ThanksRow {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') organisationId: string;
  /** The council whose card it is, where it is a partner of the thanker's own. */
  @Column('uuid', { nullable: true }) homeId: string | null;
  @Column('uuid') practiceId: string;
  /** Null, as `questionId`, for the card itself. */
  @Column('uuid', { nullable: true }) commentId: string | null;
  @Column('uuid', { nullable: true }) questionId: string | null;
  @Column('text') kind: ThanksKind;
  @Column('uuid') byId: string;
  @Column('uuid') toId: string;
  /** The council of who is thanked, where it is another than the thanker's. */
  @Column('uuid', { nullable: true }) toInId: string | null;
  @Column('text', { nullable: true }) reason: string | null;
  @Column('timestamptz') at: Date;
  @Column('timestamptz', { nullable: true }) goneAt: Date | null;
}
