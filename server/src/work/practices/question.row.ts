import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('practice_question')
export class QuestionRow {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') organisationId: string;
  /** The council whose card it is, where it is a partner of the asker's own. */
  @Column('uuid', { nullable: true }) homeId: string | null;
  @Column('uuid') practiceId: string;
  @Column('uuid') askedBy: string;
  @Column('text') text: string;
  @Column('timestamptz') askedAt: Date;
  /** Asks for advice of colleagues. */
  @Column('boolean', { default: false }) tip: boolean;
  /** Among the open questions of the card's author, from 1; null for all others. */
  @Column('integer', { nullable: true }) openPlace: number | null;
  /** Whether it was ever answered, also if every answer was taken back. */
  @Column('boolean', { default: false }) answered: boolean;
  /** When and by whom it was taken back. */
  @Column('timestamptz', { nullable: true }) goneAt: Date | null;
  @Column('uuid', { nullable: true }) goneBy: string | null;
}

@Entity('practice_answer')
export class AnswerRow {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') organisationId: string;
  /** The council of who asked, where it is another than the answerer's. */
  @Column('uuid', { nullable: true }) askedInId: string | null;
  @Column('uuid') questionId: string;
  @Column('uuid') answeredBy: string;
  @Column('text') text: string;
  @Column('timestamptz') answeredAt: Date;
  /** When who asked said that it helped. */
  @Column('timestamptz', { nullable: true }) acceptedAt: Date | null;
  @Column('timestamptz', { nullable: true }) goneAt: Date | null;
  @Column('uuid', { nullable: true }) goneBy: string | null;
}
