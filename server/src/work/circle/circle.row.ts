import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('circle_member')
export class CircleMemberRow {
  @PrimaryColumn('uuid') memberId: string;
  @Column('uuid') organisationId: string;
  /** What they can help with or would like company in. */
  @Column('text', { nullable: true }) line: string | null;
  @Column('timestamptz') joinedAt: Date;
}

@Entity('circle_post')
export class CirclePostRow {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') organisationId: string;
  /** The post that began the thread; null for that one. */
  @Column('uuid', { nullable: true }) parentId: string | null;
  @Column('uuid') byId: string;
  /** Markdown; empty once its author took it back. */
  @Column('text') text: string;
  @Column('timestamptz') at: Date;
  @Column('timestamptz', { nullable: true }) editedAt: Date | null;
  @Column('timestamptz', { nullable: true }) goneAt: Date | null;
  @Column('uuid', { nullable: true }) goneBy: string | null;
  /** Given when somebody else hid it. */
  @Column('text', { nullable: true }) goneReason: string | null;
}

/** What somebody in the circle thinks is not right, with what a reviewer decided. */
@Entity('circle_report')
export class CircleReportRow {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') organisationId: string;
  @Column('uuid') postId: string;
  @Column('uuid') byId: string;
  @Column('text') reason: string;
  @Column('timestamptz') at: Date;
  @Column('timestamptz', { nullable: true }) decidedAt: Date | null;
  @Column('uuid', { nullable: true }) decidedBy: string | null;
  @Column('text', { nullable: true }) decision: 'keep' | 'hide' | null;
  @Column('text', { nullable: true }) decisionReason: string | null;
}
