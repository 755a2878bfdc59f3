import type { Distance } from '@guildhall/shared/activity/catalogue';
import type { ReuseOutcome, ReuseState } from '@guildhall/shared/work/practice-reuse';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One team's attempt at a practice. */
@Entity('practice_reuse')
export class ReuseRow {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') organisationId: string;
  /** The council whose card it is, where it is a partner of the team's own. */
  @Column('uuid', { nullable: true }) homeId: string | null;
  @Column('uuid') practiceId: string;
  @Column('uuid') unitId: string;
  @Column('text') state: ReuseState;
  /** A day of the organisation's zone. */
  @Column('date') startsOn: string;
  @Column('uuid') intendedBy: string;
  @Column('timestamptz') intendedAt: Date;
  @Column('text', { nullable: true }) outcome: ReuseOutcome | null;
  @Column('text', { nullable: true }) note: string | null;
  @Column('text', { nullable: true }) whatChanged: string | null;
  @Column('integer', { nullable: true }) minutesSavedWeekly: number | null;
  @Column('text', { nullable: true }) distance: Distance | null;
  @Column('uuid', { nullable: true }) recordedBy: string | null;
  @Column('timestamptz', { nullable: true }) recordedAt: Date | null;
  @Column('timestamptz', { nullable: true }) endedAt: Date | null;
  @Column('uuid', { nullable: true }) endedBy: string | null;
  @Column('text', { nullable: true }) endReason: string | null;
}
