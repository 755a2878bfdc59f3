import { readFileSync } from 'node:fs';

import { beforeEach, describe, expect, it } from '@jest/globals';
import type { ChallengePage } from '@guildhall/shared/game/challenges';
import type { RunPage } from '@guildhall/shared/game/quests';
import type { WaitingEvidence } from '@guildhall/shared/game/verifications';
import type { Notice, Notices } from '@guildhall/shared/outbound/notices';

import { ChallengeClock } from '../../game/challenges/challenge-clock.js';
import type { Actor } from '../../platform/actor.js';
import { newId } from '../../platform/ids.js';
import { definition, ownWord, publishedQuest, step } from '../../testing/given-quest.js';
import { DAY_MS } from '../../testing/given.js';
import { ann, bob, eachTestHasAnnAndBob, team } from '../../testing/quest-world.js';
import { done } from '../../testing/test-engine.js';
import { app, clock, get, given, posted } from '../../testing/world.js';

const catalogue = new URL('../../../../client/src/features/notices/locales/en.json', import.meta.url);
const words = (JSON.parse(readFileSync(catalogue, 'utf8')) as { kind: Record<string, string> }).kind;

let ffion: Actor;

eachTestHasAnnAndBob();
beforeEach(async () => {
  ffion = await given.member(await given.team(), { name: 'Ffion Rees' });
});

/** What someone is told, newest first, and that nothing in its sentence stays open. */
async function told(actor: Actor): Promise<Pick<Notice, 'kind' | 'params'>[]> {
  await app.engineDone(given.organisationId);
  const { notices } = await get<Notices>(actor, 'me/notices');
  for (const { kind, params } of notices) {
    const sentence = words[kind] ?? words[`${kind}_other`] ?? '';
    const open = [...sentence.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name!).filter((name) => !(name in params));
    expect({ kind, open }).toEqual({ kind, open: [] });
  }
  return notices.map(({ kind, params }) => ({ kind, params }));
}
const quest = { en: 'Pair up for half an hour', cy: 'Pair up for half an hour' };

describe('[notices/quests] a quest tells people where they are asked, and what became of what they did', () => {
  it('an invitation, who joined, and that all of it is done, but nobody of their own deed', async () => {
    const slug = await publishedQuest(given, ann, definition([step('a', ownWord)]));
    const { run } = await posted<{ run: string }>(ann, 'quest-runs', {
      quest: slug,
      company: 'with_one',
      people: [bob.memberId],
    });
    expect(await told(bob)).toEqual([{ kind: 'invite', params: { name: 'Ann Price', quest } }]);
    await posted(bob, `quest-runs/${run}/answer`, { answer: 'accept' });
    expect(await told(ann)).toEqual([{ kind: 'party_joined', params: { name: 'Bob Lewis', quest } }]);
    await posted(bob, `quest-runs/${run}/steps/a/tap`);
    expect((await told(ann)).filter(({ kind }) => kind === 'quest_done')).toEqual([
      { kind: 'quest_done', params: { quest } },
    ]);
    expect((await told(bob)).map(({ kind }) => kind)).not.toContain('quest_done');
  });

  it('someone who declines is told to nobody', async () => {
    const [cai, dai] = [await given.member(team), await given.member(team)];
    const slug = await publishedQuest(given, ann, definition([step('a', ownWord)]));
    const { run } = await posted<{ run: string }>(cai, 'quest-runs', {
      quest: slug,
      company: 'with_one',
      people: [dai.memberId],
    });
    await posted(dai, `quest-runs/${run}/answer`, { answer: 'decline' });
    expect(await told(cai)).toEqual([]);
  });

  it('who is named to confirm hears of it, again when it comes anew; who offered hears both answers', async () => {
    const eve = await given.member(team, { name: 'Eve Hughes' });
    const named = step('a', { by: { by: 'evidence', verifier: 'named' } });
    const slug = await publishedQuest(given, ann, definition([named]));
    const { run } = await posted<{ run: string }>(eve, 'quest-runs', { quest: slug, company: 'alone', people: [] });
    const offer = () =>
      posted(eve, `quest-runs/${run}/steps/a/evidence`, { words: 'We met at the depot.', asked: ffion.memberId });
    const decide = async (decision: object) => {
      const [waiting] = await get<WaitingEvidence[]>(ffion, 'verifications');
      await posted(ffion, 'verifications', { decisions: [{ evidence: waiting!.id, ...decision }] });
    };
    await offer();
    await offer();
    await decide({ decision: 'return', reason: 'Which depot was it?' });
    clock.pass(60_000);
    await offer();
    await decide({ decision: 'confirm' });
    const asked = { kind: 'verify_ask', params: { name: 'Eve Hughes', quest } };
    expect(await told(ffion)).toEqual([asked, asked]);
    const answers = (await told(eve)).filter(({ kind }) => kind === 'returned' || kind === 'confirmed');
    expect(answers).toEqual([
      { kind: 'confirmed', params: { name: 'Ffion Rees', quest } },
      { kind: 'returned', params: { name: 'Ffion Rees', quest, reason: 'Which depot was it?' } },
    ]);
    expect((await get<RunPage>(eve, `quest-runs/${run}`)).progress.state).toBe('completed');
  });
});

describe('[notices/challenges] a challenge tells its people by its name, and says who speaks', () => {
  it('asking the sponsor, their answer, that it opens, and why it is called off', async () => {
    const directorate = await given.unit('directorate');
    const units = [await given.team(), await given.team()];
    const grants = [{ role: 'manager' as const, unitId: directorate.id }];
    const manager = await given.member(directorate, { grants, name: 'Helen Marsh' });
    const sponsor = await given.member(directorate, { name: 'Priya Shah' });
    const [player] = await given.members(units[0]!, 5);
    await given.members(units[1]!, 5);
    const challenge = { en: 'Borrow a good idea', cy: 'Benthyg syniad da' };
    const { id } = await posted<{ id: string }>(
      manager,
      'challenges',
      {
        title: challenge,
        purpose: { en: 'Using a good idea is worth as much as having one.' },
        sponsorId: sponsor.memberId,
        units: units.map((unit) => unit.id),
        activities: ['question.asked'],
        startsAt: new Date(clock.now().getTime() + DAY_MS).toISOString(),
        endsAt: new Date(clock.now().getTime() + 15 * DAY_MS).toISOString(),
      },
      201,
    );
    const move = async (actor: Actor, what: string, body: object = {}) => {
      const { version } = await get<ChallengePage>(actor, `challenges/${id}`);
      await posted(actor, `challenges/${id}/${what}`, { version, ...body });
    };
    expect(await told(sponsor)).toEqual([{ kind: 'sponsor_ask', params: { challenge, name: 'Helen Marsh' } }]);
    await move(sponsor, 'sponsorship', { accept: true });
    expect(await told(manager)).toEqual([{ kind: 'sponsor_accepted', params: { challenge, name: 'Priya Shah' } }]);
    await move(manager, 'schedule');
    clock.pass(2 * DAY_MS);
    given.clock.set(clock.now());
    await app.get(ChallengeClock).tick();
    expect((await told(sponsor))[0]).toEqual({ kind: 'challenge_open', params: { challenge } });
    await done(given, player!, 'question.asked', { question: newId() });
    await app.engineDone(given.organisationId);
    await move(manager, 'cancel', { reason: 'The depot moves that week.' });
    const [last] = await told(player!);
    expect(last).toEqual({
      kind: 'challenge_cancelled',
      params: { challenge, reason: 'The depot moves that week.' },
    });
  });
});
