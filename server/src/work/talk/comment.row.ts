import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('practice_comment')
export class CommentRow {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') organisationId: string;
  /** The council whose card it is, where it is a partner of the commenter's own. */
  @Column('uuid', { nullable: true }) homeId: string | null;
  /** Whether a thread that the card's own council began is for partners, too. */
  @Column('boolean', { default: false }) forPartners: boolean;
  @Column('uuid') practiceId: string;
  /** The comment that began the thread; null for that one. */
  @Column('uuid', { nullable: true }) parentId: string | null;
  @Column('uuid') byId: string;
  /** Markdown. */
  @Column('text') text: string;
  @Column('timestamptz') at: Date;
  @Column('timestamptz', { nullable: true }) editedAt: Date | null;
  @Column('timestamptz', { nullable: true }) goneAt: Date | null;
  @Column('uuid', { nullable: true }) goneBy: string | null;
  /** The council of who took it away, where it is another than the commenter's. */
  @Column('uuid', { nullable: true }) goneInId: string | null;
  /** Given when somebody else took it away. */
  @Column('text', { nullable: true }) goneReason: string | null;
}

/** What a comment said before an edit; never changed. */
@Entity('practice_comment_edit')
export class CommentEditRow {
  @PrimaryColumn('uuid') commentId: string;
  @PrimaryColumn('integer') number: number;
  @Column('uuid') organisationId: string;
  @Column('uuid') practiceId: string;
  @Column('text') text: string;
  @Column('timestamptz') at: Date;
}

@Entity('practice_mention')
export class MentionRow {
  @PrimaryColumn('uuid') commentId: string;
  @PrimaryColumn('uuid') memberId: string;
  @Column('uuid') organisationId: string;
  @Column('uuid') practiceId: string;
}
