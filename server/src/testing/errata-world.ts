import type { SeededBadge } from '@guildhall/shared/game/badges';
import type { ChallengeResults, CorrectionPreview } from '@guildhall/shared/game/challenge-results';
import type { ChallengeDraftInput, ChallengePage } from '@guildhall/shared/game/challenges';
import type { Notice } from '@guildhall/shared/outbound/notices';

import type { Actor } from '../platform/actor.js';
import { newId } from '../platform/ids.js';
import { type Council, council, move, opened } from './challenge-world.js';
import { DAY_MS, type GivenUnit } from './given.js';
import { done, takenBack } from './test-engine.js';
import { app, clock, get, posted } from './world.js';
import { SeedBadges } from '../game/badges/seed-badges.command.js';
import { CheckStandings } from '../game/boards/check-standings.command.js';
import { ChallengeClock } from '../game/challenges/challenge-clock.js';

export const admin = [{ role: 'admin' as const, unitId: null }];
export const reason = 'Two questions had been copied.';

export interface Settled {
  world: Council;
  id: string;
  /** Keys of the questions that were asked, in their order. */
  keys: string[];
  chief: Actor;
}

export const inDays = (days: number) => new Date(clock.now().getTime() + days * DAY_MS);

export async function later(world: Council, days: number): Promise<void> {
  move(world.given, inDays(days));
  await app.get(ChallengeClock).tick();
}

export const ask = (world: Council, member: Actor) =>
  done(world.given, member, 'question.asked', { question: newId() });

/** A challenge in which so many of ours and of theirs asked a question each, settled. */
export async function settled(
  [ours, theirs]: [number, number],
  { badges = [], ...more }: Partial<ChallengeDraftInput> & { badges?: SeededBadge[] } = {},
  made?: Council,
): Promise<Settled> {
  const world = made ?? (await council());
  const { organisationId } = world.given;
  await app.database.transaction({}, (tx) => app.get(SeedBadges).execute(tx, organisationId, badges));
  const chief = await world.given.member(await world.given.team(), { grants: admin, name: 'Nadia Chief' });
  const { id } = await opened(world, more);
  const keys: string[] = [];
  for (const member of [...world.members.slice(0, ours), ...world.others.slice(0, theirs)])
    keys.push(await ask(world, member));
  await app.engineDone(organisationId);
  await later(world, 20);
  return { world, id, keys, chief };
}

export async function fallsAway({ world }: Settled, ...keys: string[]): Promise<void> {
  for (const key of keys) await takenBack(world.given, key);
  await app.engineDone(world.given.organisationId);
}

/** What a correction would be now, and one published as it was seen. */
export const preview = ({ id }: Settled, actor: Actor) =>
  posted<CorrectionPreview>(actor, `challenges/${id}/errata/preview`);
export const publish = async (settledOne: Settled, actor: Actor, status = 201) => {
  const { version, seen } = await preview(settledOne, actor);
  return posted<{ number: number; version: number }>(
    actor,
    `challenges/${settledOne.id}/errata`,
    { version, seen, reason },
    status,
  );
};
export const pageOf = (actor: Actor, id: string) => get<ChallengePage>(actor, `challenges/${id}`);
export const results = (actor: Actor, id: string) => get<ChallengeResults>(actor, `challenges/${id}/results`);
export const scoreOf = ({ units }: { units: { unitId: string; score: number }[] }, { id }: Pick<GivenUnit, 'id'>) =>
  units.find(({ unitId }) => unitId === id)?.score;
export const told = async (actor: Actor, kind: string) =>
  (await get<{ notices: Notice[] }>(actor, 'me/notices')).notices.filter((notice) => notice.kind === kind);
export const differences = async ({ world }: Settled) => app.get(CheckStandings).execute(world.given.organisationId);
