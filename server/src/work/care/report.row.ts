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
  @Column('text') reason: string;
  @Column('timestamptz') at: Date;
  @Column('timestamptz', { nullable: true }) decidedAt: Date | null;
  @Column('uuid', { nullable: true }) decidedBy: string | null;
  @Column('text', { nullable: true }) decision: 'keep' | 'hide' | null;
  @Column('text', { nullable: true }) decisionReason: string | null;
}
