import type { ActivityData, ActivityKind } from '@guildhall/shared/activity/catalogue';
import type { BadgeFace } from '@guildhall/shared/game/badges';

import type { Activities, NewActivity } from '../../activity/record.js';
import type { Tx } from '../../platform/database/database.js';
import { type SeasonRow, seasonsOf } from '../seasons/current-seasons.js';
import { followOn } from '../seasons/next-season.js';

/** A row of the activity log as the engine's stages read it. */
export type LoggedActivity = {
  [K in ActivityKind]: {
    id: string;
    kind: K;
    memberId: string;
    /** The unit the member sat in when it occurred. */
    unitId: string | null;
    subjectId: string | null;
    counterpartId: string | null;
    occurredAt: Date;
    recordedAt: Date;
    key: string;
    data: ActivityData<K>;
  };
}[ActivityKind];

/** A ledger entry written in this batch: an award, or the reversal of one (points negative or zero). */
export interface WrittenEntry {
  id: string;
  memberId: string;
  unitId: string | null;
  seasonId: string | null;
  activity: LoggedActivity;
  rule: string;
  category: string;
  points: number;
  kind: 'award' | 'reversal';
  occurredAt: Date;
}

/** Somebody's first step was taken (`taken`), or was taken back or put in the place of one that was. */
export interface FirstStep {
  memberId: string;
  occurredAt: Date;
  taken: boolean;
}

/** A badge given in this batch for the first time; a badge that came back after a taking back is not among them. */
export interface GivenBadge {
  badge: BadgeFace;
  /** Exactly one of the two. */
  memberId: string | null;
  unitId: string | null;
  /** Tells one earning of the badge from another; empty for badges earned once. */
  instanceKey: string;
}

/** Whose batch it is, and when. */
export interface BatchPlace {
  organisationId: string;
  /** IANA zone of the organisation. */
  zone: string;
  /** The engine's clock; `recorded_at` of everything it writes. */
  now: Date;
}

/** The activities of a batch. */
export interface BatchWork {
  /** Activities to apply, oldest first. */
  fresh: readonly LoggedActivity[];
  /** Activities that were applied before and are now taken back. */
  undone: readonly LoggedActivity[];
  /** All that were taken back: the undone, and those taken back before they were ever applied. */
  takenBack: readonly LoggedActivity[];
}

/** What the engine handles in one transaction, and what each stage leaves for the next. */
export class Batch implements BatchPlace, BatchWork {
  readonly organisationId: string;
  readonly zone: string;
  readonly now: Date;
  readonly fresh: readonly LoggedActivity[];
  readonly undone: readonly LoggedActivity[];
  readonly takenBack: readonly LoggedActivity[];
  readonly entries: WrittenEntry[] = [];
  readonly firstSteps: FirstStep[] = [];
  readonly badges: GivenBadge[] = [];
  /** Members and units of whose badges something came, went, came back or stands on other ground. */
  readonly badgesMoved = new Set<string>();
  private seasonRows: Promise<SeasonRow[]> | null = null;
  private readonly announcements: (() => Promise<void> | void)[] = [];

  constructor(
    { organisationId, zone, now }: BatchPlace,
    { fresh, undone, takenBack }: BatchWork,
    private readonly activities: Activities,
  ) {
    this.organisationId = organisationId;
    this.zone = zone;
    this.now = now;
    this.fresh = fresh;
    this.undone = undone;
    this.takenBack = takenBack;
  }

  /** Records an activity that follows from this batch; it is handled in the next one. */
  record<K extends ActivityKind>(tx: Tx, activity: NewActivity<K>): Promise<boolean> {
    return this.activities.record(tx, activity);
  }

  /** Takes back activities that no longer follow. */
  revoke(tx: Tx, keys: string[]): Promise<number> {
    return this.activities.revoke(tx, this.organisationId, keys, this.now);
  }

  /** The organisation's seasons, read once; the next is among them as soon as the last is over. */
  seasons(tx: Tx): Promise<SeasonRow[]> {
    this.seasonRows ??= this.seasonsNow(tx);
    return this.seasonRows;
  }

  private async seasonsNow(tx: Tx): Promise<SeasonRow[]> {
    const seasons = await seasonsOf(tx, this.organisationId);
    const last = seasons.at(-1);
    if (!last || this.now < last.endsAt) return seasons;
    await followOn(tx, this);
    return seasonsOf(tx, this.organisationId);
  }

  /** Says something live once the batch is committed; never before, never when it is not. */
  announce(announcement: () => Promise<void> | void): void {
    this.announcements.push(announcement);
  }

  get toAnnounce(): readonly (() => Promise<void> | void)[] {
    return this.announcements;
  }
}
