import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A card offered to someone to look after. */
@Entity('practice_handover')
export class HandoverRow {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') organisationId: string;
  @Column('uuid') practiceId: string;
  @Column('uuid') byId: string;
  @Column('uuid') toId: string;
  @Column('timestamptz') offeredAt: Date;
  @Column('timestamptz', { nullable: true }) answeredAt: Date | null;
  @Column('text', { nullable: true }) answer: 'accepted' | 'declined' | 'withdrawn' | null;
}
