import type { Tx } from '../../platform/database/database.js';
import type { Batch, LoggedActivity } from '../engine/batch.js';
import type { Stage } from '../engine/stages.js';
import type { SeasonRow } from '../seasons/current-seasons.js';
import { giveBadges, standingKey, standingKeys } from './awards.store.js';
import { type Definition, givenTo, liveBadges } from './definition.js';
import { earnedBy } from './earned.queries.js';
import { Eligible } from './eligible.queries.js';
import { helpersOf, pathsOf } from './helpers.queries.js';
import { type Instance, instancesOf, sourceOf } from './instances.rules.js';
import { takeBackBadges } from './take-back.js';
import { touches, waitsForNewcomers } from './touch.rules.js';

/** Members or units for whom one earning of a badge is worth looking at. */
interface Candidates {
  badge: Definition;
  instance: Instance;
  subjects: Set<string>;
}

/** Takes badges back whose ground fell away, then gives those just earned; looks only at whom the batch touched. */
export class BadgesStage implements Stage {
  async handle(tx: Tx, batch: Batch): Promise<void> {
    await takeBackBadges(tx, batch);
    if (batch.fresh.length === 0) return;
    const badges = await liveBadges(tx, batch.organisationId);
    const candidates = await this.newcomersToBadges(tx, batch, await this.candidates(tx, batch, badges));
    for (const { badge, instance, subjects } of candidates) {
      const earned = await earnedBy(tx, badge, instance, [...subjects]);
      const given = await giveBadges(tx, badge, instance, earned, { at: batch.now });
      for (const subject of earned.keys()) batch.badgesMoved.add(subject);
      batch.badges.push(...given.map((id) => givenTo(badge, id, instance.key)));
    }
  }

  private async candidates(tx: Tx, batch: Batch, badges: readonly Definition[]): Promise<Candidates[]> {
    const seasons = await batch.seasons(tx);
    const steppers = new Set(batch.firstSteps.filter(({ taken }) => taken).map(({ memberId }) => memberId));
    const waiting = badges.some(({ criteria }) => waitsForNewcomers(criteria));
    const helpers = waiting ? await helpersOf(tx, batch.fresh) : new Map<string, string[]>();
    const paths = badges.some(({ subject }) => subject === 'unit')
      ? await pathsOf(tx, batch.fresh)
      : new Map<string, string[]>();
    const found = new Map<string, Candidates>();
    for (const badge of badges) {
      for (const activity of batch.fresh) {
        const subjects = subjectsOf(badge, activity, { steppers, helpers, paths });
        if (subjects.length === 0) continue;
        for (const instance of instancesOf(badge, placesOf(activity, seasons))) {
          const key = `${badge.id} ${instance.key} ${instance.seasonId}`;
          const candidates = found.get(key) ?? { badge, instance, subjects: new Set<string>() };
          for (const subject of subjects) candidates.subjects.add(subject);
          found.set(key, candidates);
        }
      }
    }
    return [...found.values()];
  }

  /** Leaves out who has the badge already and who cannot be given one. */
  private async newcomersToBadges(tx: Tx, batch: Batch, candidates: Candidates[]): Promise<Candidates[]> {
    if (candidates.length === 0) return [];
    const all = (subject: Definition['subject']) =>
      candidates.filter(({ badge }) => badge.subject === subject).flatMap(({ subjects }) => [...subjects]);
    const standing = await standingKeys(
      tx,
      candidates.map(({ badge }) => badge.id),
      [...all('member'), ...all('unit')],
    );
    const eligible = new Eligible(tx, batch.organisationId, batch.now);
    const able = new Set([
      ...(await eligible.of('member', all('member'))),
      ...(await eligible.of('unit', all('unit'))),
    ]);
    return candidates.flatMap(({ badge, instance, subjects }) => {
      const left = [...subjects].filter((id) => able.has(id) && !standing.has(standingKey(badge.id, id, instance.key)));
      return left.length > 0 ? [{ badge, instance, subjects: new Set(left) }] : [];
    });
  }
}

interface Surroundings {
  steppers: ReadonlySet<string>;
  helpers: ReadonlyMap<string, string[]>;
  paths: ReadonlyMap<string, string[]>;
}

/** Whom an activity can have brought a badge: its member and their helpers, or its unit and all above it. */
function subjectsOf(badge: Definition, activity: LoggedActivity, { steppers, helpers, paths }: Surroundings): string[] {
  const touched = touches(badge.criteria, activity, { firstStep: steppers.has(activity.memberId) });
  if (badge.subject === 'unit') return touched ? (paths.get(activity.unitId ?? '') ?? []) : [];
  const helping = waitsForNewcomers(badge.criteria) ? (helpers.get(activity.memberId) ?? []) : [];
  return touched ? [activity.memberId, ...helping] : helping;
}

function placesOf(activity: LoggedActivity, seasons: readonly SeasonRow[]) {
  const { occurredAt } = activity;
  const source = sourceOf(activity);
  const season = seasons.find(({ startsAt, endsAt }) => startsAt <= occurredAt && occurredAt < endsAt);
  return {
    seasons: season ? [season.id] : [],
    sources: source ? [source] : [],
  };
}
