import type { RunPage } from '@guildhall/shared/game/quests';
import type { DecisionResult, WaitingEvidence } from '@guildhall/shared/game/verifications';
import type { QuestStep } from '@guildhall/shared/game/quest-definition';
import { beforeEach } from '@jest/globals';

import type { Actor } from '../platform/actor.js';
import type { GivenUnit } from './given.js';
import { definition, publishedQuest } from './given-quest.js';
import { takenBack } from './test-engine.js';
import { app, eachTestHasItsOwnOrganisation, get, given, posted } from './world.js';

export let team: GivenUnit;
export let ann: Actor;
export let bob: Actor;

/** Called at the top of a spec file: each of its tests has an organisation of its own, with Ann and Bob in one team. */
export function eachTestHasAnnAndBob(): void {
  eachTestHasItsOwnOrganisation();
  beforeEach(async () => {
    team = await given.team();
    ann = await given.member(team, { name: 'Ann Price' });
    bob = await given.member(team, { name: 'Bob Lewis' });
  });
}

export const quest = (steps: QuestStep[], more: Parameters<typeof definition>[1] = {}) =>
  publishedQuest(given, ann, definition(steps, more));

export const start = async (actor: Actor, slug: string, people: Actor[] = []): Promise<string> => {
  const company = people.length === 0 ? 'alone' : people.length === 1 ? 'with_one' : 'party';
  const { run } = await posted<{ run: string }>(actor, 'quest-runs', {
    quest: slug,
    company,
    people: people.map(({ memberId }) => memberId),
  });
  return run;
};
export const together = async (slug: string, first: Actor, ...others: Actor[]): Promise<string> => {
  const run = await start(first, slug, others);
  for (const other of others) await posted(other, `quest-runs/${run}/answer`, { answer: 'accept' });
  return run;
};
export const tap = (actor: Actor, run: string, id: string, status = 200) =>
  posted(actor, `quest-runs/${run}/steps/${id}/tap`, {}, status);
export const offer = (
  actor: Actor,
  run: string,
  id: string,
  body: object = { words: 'We sat together for half an hour.' },
  status = 200,
) => posted(actor, `quest-runs/${run}/steps/${id}/evidence`, body, status);
export const page = (actor: Actor, run: string) => get<RunPage>(actor, `quest-runs/${run}`);
export const waiting = (actor: Actor) => get<WaitingEvidence[]>(actor, 'verifications');
export const decide = (actor: Actor, decisions: object[]) =>
  posted<DecisionResult[]>(actor, 'verifications', { decisions });
export const confirm = (actor: Actor, evidence: string) => decide(actor, [{ evidence, decision: 'confirm' }]);
export const stateOf = async (run: string) =>
  (await app.database.query<{ state: string }>(`select state from quest_run where id = $1`, [run]))[0]?.state;

interface Completion {
  memberId: string;
  key: string;
  standing: boolean;
}
export const completions = (run: string) =>
  app.database.query<Completion>(
    `select member_id as "memberId", key, revoked_at is null as standing from activity
     where kind = 'quest.completed' and data ->> 'run' = $1 order by recorded_at, key`,
    [run],
  );
export const pointsOf = async (actor: Actor) =>
  (
    await app.database.query<{ points: number }>(
      `select coalesce(sum(points), 0)::int as points from points_entry where member_id = $1`,
      [actor.memberId],
    )
  )[0]!.points;
export const engine = () => app.engineDone(given.organisationId);
export const revoke = (key: string) => takenBack(given, key);
/** A person with nothing to do with anyone: far away on every board. */
export const outsider = async () => given.member(await given.team());

/** What waits for this person's eye, as they have it open: read anew at the next sign. */
export async function hears(actor: Actor): Promise<{ moved: Promise<unknown> }> {
  const socket = await app.socket(actor);
  const topic = `me:${actor.memberId}`;
  await app.watch(socket, topic);
  return { moved: app.nextChange(socket, topic, ({ change }) => JSON.stringify(change).includes('verifications')) };
}
