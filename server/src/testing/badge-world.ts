import type { BadgeCriteria } from '@guildhall/shared/game/badge-criteria';
import type { BadgePage, SeededBadge } from '@guildhall/shared/game/badges';

import type { Actor } from '../platform/actor.js';
import { newId } from '../platform/ids.js';
import { LivePublisher } from '../platform/live/publisher.js';
import { makeLog } from '../platform/log/log.js';
import { Given } from './given.js';
import { done } from './test-engine.js';
import { app, clock } from './world.js';
import { PastNews } from '../game/badges/past-news.js';
import { BadgeReviews } from '../game/badges/review.js';
import { SeedBadges } from '../game/badges/seed-badges.command.js';

export const look = { shape: 'round', tincture: 'gules', charge: 'steps' } as const;
export const firstStep: BadgeCriteria = { type: 'first_step' };

type Live = Extract<SeededBadge, { status: 'live' }>;

export function badge(slug: string, criteria: BadgeCriteria, more: Partial<Live> = {}): Live {
  const names = { name: { en: slug, cy: slug }, forWhat: { en: `For ${slug}.`, cy: `Am ${slug}.` } };
  return { slug, ...names, look, subject: 'member', repeat: 'once', criteria, status: 'live', ...more };
}

/** An organisation with these badges. */
export async function withBadges(...badges: SeededBadge[]): Promise<Given & { ids: Map<string, string> }> {
  const given = await Given.organisation(app.database);
  given.clock.set(clock.now());
  const ids = await app.database.transaction({}, (tx) => app.get(SeedBadges).execute(tx, given.organisationId, badges));
  return Object.assign(given, { ids });
}

/** A server begins to work, and is through with what it finds to look at. */
export async function serverStarts(): Promise<void> {
  const parts = [app.database, clock, app.get(LivePublisher), app.get(PastNews)] as const;
  await new BadgeReviews(...parts, makeLog('silent')).resume();
}

export async function holds(subjectId: string): Promise<string[]> {
  const rows = await app.database.query<{ slug: string }>(
    `select b.slug from badge_award a join badge b on b.id = a.badge_id
     where (a.member_id = $1 or a.unit_id = $1) and a.revoked_at is null order by b.slug, a.instance_key`,
    [subjectId],
  );
  return rows.map(({ slug }) => slug);
}

export const page = async (actor: Actor, id: string) =>
  (await (await app.as(actor)).get(`/api/badges/${id}`).expect(200)).body as BadgePage;
export const ask = (given: Given, actor: Actor, counterpart?: Actor) =>
  done(given, actor, 'question.asked', { question: newId() }, counterpart ? { counterpart } : {});
export const reused = (
  given: Given,
  author: Actor,
  adopter: Actor,
  subject: string,
  distance = 'other-directorate' as const,
) =>
  done(
    given,
    author,
    'practice.reused',
    { reuse: newId(), adopterTeam: adopter.unitPath.at(-1)!, distance },
    { counterpart: adopter, subject },
  );
