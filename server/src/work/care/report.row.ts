import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Something that reviewers should look at, with what they decided. */
@Entity('practice_report')
export class ReportRow {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') organisationId: string;
  @Column('uuid') practiceId: string;
  /** What was said under the card; all null for the card itself. */
  @Column('uuid', { nullable: true }) commentId: string | null;
  @Column('uuid', { nullable: true }) questionId: string | null;
  /** An answer to that question. */
  @Column('uuid', { nullable: true }) answerId: string | null;
  @Column('uuid') byId: string;
  /** The council of who reported it, where it is a partner of the one that decides. */
  @Column('uuid', { nullable: true }) byInId: string | null;
  @Column('text') reason: string;
  @Column('timestamptz') at: Date;
  @Column('timestamptz', { nullable: true }) decidedAt: Date | null;
  @Column('uuid', { nullable: true }) decidedBy: string | null;
  @Column('text', { nullable: true }) decision: 'keep' | 'hide' | null;
  @Column('text', { nullable: true }) decisionReason: string | null;
}
