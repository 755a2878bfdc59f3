import { beforeEach } from '@jest/globals';
import type { Recheck } from '@guildhall/shared/insight/rechecks';
import type { Notices } from '@guildhall/shared/outbound/notices';

import type { Actor } from '../platform/actor.js';
import { newId } from '../platform/ids.js';
import { DAY_MS, TUESDAY } from './given.js';
import { step } from './given-quest.js';
import { givenCard, givenReuse } from './given-practices.js';
import { ann, bob, confirm, eachTestHasAnnAndBob, offer, outsider, quest, start, waiting } from './quest-world.js';
import { app, clock, get, given, posted } from './world.js';
import { RecheckClock } from '../insight/rechecks/recheck-clock.job.js';

/** Who wrote the card that Ann's team tries. */
export let author: Actor;
export let card: string;

export function eachTestHasACardToTry(): void {
  eachTestHasAnnAndBob();
  beforeEach(async () => {
    author = await outsider();
    card = await givenCard(app, author, { title: 'One shared map' });
  });
}

/** Ann's team has tried the card and said so on Tuesday; returns the reuse. */
export const tried = (by: Actor = ann) => givenReuse(app, card, by, { at: TUESDAY });

/** The lot has fallen on it. */
export async function drawn(of: { reuse: string } | { evidence: string }, by: Actor = ann): Promise<string> {
  const id = newId();
  await app.database.query(
    `insert into recheck (id, organisation_id, reuse_id, evidence_id, recorded_by, recorded_at, drawn_at)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [
      ...[id, given.organisationId, 'reuse' in of ? of.reuse : null, 'evidence' in of ? of.evidence : null],
      ...[by.memberId, TUESDAY, clock.now()],
    ],
  );
  return id;
}

export const tick = () => app.get(RecheckClock).tick();
/** So many days after Tuesday, by the clock. */
export const after = async (days: number) => {
  clock.set(new Date(TUESDAY.getTime() + days * DAY_MS));
  await tick();
};
export const mine = (actor: Actor) => get<Recheck[]>(actor, 'rechecks');
export const answer = (actor: Actor, id: string, body: object, status = 204) =>
  posted<{ errors?: object[] }>(actor, `rechecks/${id}/answer`, body, status);
export const pass = (actor: Actor, id: string, status = 204) => posted(actor, `rechecks/${id}/pass`, {}, status);
/** Those of these people who are asked to look now. */
export async function askedOf(people: readonly Actor[]): Promise<Actor[]> {
  const asked = await Promise.all(people.map(async (each) => ((await mine(each)).length > 0 ? [each] : [])));
  return asked.flat();
}
export const told = async (actor: Actor) =>
  (await get<Notices>(actor, 'me/notices')).notices
    .map(({ kind }) => kind)
    .filter((kind) => kind.startsWith('recheck'));
export const stored = async (id: string) =>
  (
    await app.database.query<{ finding: string | null; closed: boolean }>(
      `select finding, closed_at is not null as closed from recheck where id = $1`,
      [id],
    )
  )[0] ?? null;

/** Evidence of Ann's that Bob has confirmed. */
export async function confirmed(verifier = 'peer'): Promise<{ evidence: string }> {
  await offer(
    ann,
    await start(ann, await quest([step('tell', { by: { by: 'evidence', verifier } } as never)])),
    'tell',
  );
  const [found] = await waiting(bob);
  await confirm(bob, found!.id);
  return { evidence: found!.id };
}
