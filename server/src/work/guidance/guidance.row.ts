import type { Locale } from '@guildhall/shared/people/me';
import type {
  GuidanceDocument,
  GuidanceKind,
  GuidanceState,
  GuidanceTitles,
  GuidanceWriting,
  ReviewKind,
} from '@guildhall/shared/work/guidance-document';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('guidance')
export class GuidanceRow {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') organisationId: string;
  @Column('text') slug: string;
  @Column('text') kind: GuidanceKind;
  @Column('jsonb') titles: GuidanceTitles;
  @Column('text', { array: true }) languages: Locale[];
  @Column('uuid') ownerId: string;
  @Column('uuid', { nullable: true }) deputyId: string | null;
  /** Where the owner sat when it was begun. */
  @Column('uuid', { nullable: true }) unitId: string | null;
  @Column('text') writing: GuidanceWriting;
  @Column('boolean') publicFacing: boolean;
  @Column('jsonb') audience: GuidanceDocument['audience'];
  @Column('text', { array: true }) requiredReviews: ReviewKind[];
  @Column('integer') reviewEveryMonths: number;
  @Column('text') state: GuidanceState;
  @Column('integer') edition: number;
  /** Counts everything that watchers see: the version of the live topic. */
  @Column('bigint') version: number;
  @Column('integer', { nullable: true }) frozenRevision: number | null;
  @Column('uuid', { nullable: true }) consultationUnitId: string | null;
  @Column('date', { nullable: true }) consultationClosesOn: string | null;
  /** The words of the current publication, for searching. */
  @Column('text') words: string;
  /** Since when the text may differ from the latest revision. */
  @Column('timestamptz', { nullable: true }) changedSince: Date | null;
  @Column('timestamptz') createdAt: Date;
  @Column('timestamptz') changedAt: Date;
}
