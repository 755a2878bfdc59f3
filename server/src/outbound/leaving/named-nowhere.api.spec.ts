import { beforeEach, expect, it } from '@jest/globals';
import type { WouldMerge } from '@guildhall/shared/outbound/merging';
import type { CirclePost } from '@guildhall/shared/work/circle';

import { ChallengeClock } from '../../game/challenges/challenge-clock.js';
import { PartWithLeaversCommand } from '../../game/quests/part-with-leavers.command.js';
import type { Actor } from '../../platform/actor.js';
import { anchorOf, givenGuidance, move as moveGuidance, write, wordsBy } from '../../testing/given-guidance.js';
import { givenCard, givenDraft } from '../../testing/given-practices.js';
import { definition, publishedQuest, step } from '../../testing/given-quest.js';
import { app, eachTestHasItsOwnOrganisation, get, given, posted } from '../../testing/world.js';

const NAME = String.raw`Gwen "Gee" Ó Dálaigh\Rees`;
const NOW = 'A former colleague / Cyn-gydweithiwr';

eachTestHasItsOwnOrganisation();

let leaver: Actor;
let bob: Actor;
let admin: Actor;
let email: string;

beforeEach(async () => {
  const directorate = await given.unit('directorate');
  const team = await given.team(await given.unit('department', directorate));
  leaver = await given.member(team, { name: NAME, visible: true });
  bob = await given.member(team, { name: 'Bob Lewis' });
  admin = await given.member(await given.team(), { name: 'Ada Lowe', grants: [{ role: 'admin', unitId: null }] });
  await given.members(team, 4);
  email = `${leaver.memberId}@brackenshire.example`;
});

const leave = (actor = leaver) => posted(actor, 'me/leaving', { sure: true }, 204);

/** The tables of the database in whose rows one of these words stands, in whatever column. */
async function whereItStands(...words: string[]): Promise<string[]> {
  const tables = await app.database.query<{ name: string }>(
    `select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`,
  );
  const found: string[] = [];
  for (const { name } of tables) {
    const rows = await app.database.query(
      `select 1 from ${name} as r where exists (
         select 1 from unnest($1::text[]) as sought where position(sought in r::text) > 0) limit 1`,
      [words],
    );
    if (rows.length > 0) found.push(name);
  }
  return found;
}

/** What others may ask for. */
let paths: string[];

/** Gwen takes part in everything, and everybody speaks of her. */
beforeEach(async () => {
  const said = `Thanks @${NAME}, said Bob. ${NAME} knows; write to ${email.toUpperCase()}.`;
  const mentions = [leaver.memberId];
  const card = await givenCard(app, leaver, { title: `The map of ${NAME}`, problem: said });
  const bobs = await givenCard(app, bob, {
    title: 'Bins at night',
    credits: [{ kind: 'member', memberId: leaver.memberId }],
  });
  await givenDraft(app, leaver, { title: 'Not ready' });
  const question = await posted<{ id: string }>(bob, `practices/${card}/questions`, { text: said }, 201);
  await posted(leaver, `practice-questions/${question.id}/answers`, { text: said }, 201);
  const comment = await posted<{ id: string }>(bob, `practices/${bobs}/comments`, { text: said, mentions }, 201);
  const mine = await posted<{ id: string }>(leaver, `practices/${bobs}/comments`, { text: 'Yes.' }, 201);
  const anew = { text: `${said} Again.`, mentions };
  await (await app.as(bob)).put(`/api/practice-comments/${comment.id}`).send(anew).expect(200);
  await posted(bob, `practices/${bobs}/thanks`, { kind: 'thanks', commentId: mine.id, reason: said }, 201);
  await posted(leaver, `practices/${bobs}/follow`, {}, 204);
  for (const actor of [leaver, bob]) await posted(actor, 'circle/join', { line: null }, 204);
  await posted<CirclePost>(leaver, 'circle/posts', { text: 'Hello.', replyTo: null }, 201);
  await posted<CirclePost>(bob, 'circle/posts', { text: said, replyTo: null }, 201);
  const guidance = await givenGuidance(app, leaver);
  await write(app, leaver, guidance, ['# In short', wordsBy('gwen')]);
  await moveGuidance(app, leaver, guidance, 'consult', { unitId: null, closesOn: '2099-01-01' });
  const anchor = await anchorOf(app, guidance, 'gwen1');
  await posted(bob, `guidance/${guidance}/threads`, { anchor, text: said, mentions }, 201);
  const slug = await publishedQuest(given, leaver, definition([step('tell')]));
  const { run } = await posted<{ run: string }>(bob, 'quest-runs', {
    quest: slug,
    company: 'with_one',
    people: [leaver.memberId],
  });
  await posted(leaver, `quest-runs/${run}/answer`, { answer: 'accept' });
  await posted(bob, `quest-runs/${run}/steps/tell/evidence`, { words: said });
  await app.engineDone(given.organisationId);
  const ids: Record<string, string> = {
    guidance,
    challenges: card,
    'quest-runs': run,
    quests: slug,
    'quest-drafts': slug,
  };
  const { paths: known } = (await app.anyone().get('/api/openapi.json')).body as { paths: Record<string, object> };
  paths = Object.entries(known)
    .filter(([, methods]) => 'get' in methods)
    .flatMap(([path]) =>
      [card, bobs].map((practice) =>
        path
          .replace('practice-comments/{id}', `practice-comments/${comment.id}`)
          .replace(/practices\/\{(id|practiceId)\}/, `practices/${practice}`)
          .replace('{guidanceId}', guidance)
          .replace('{number}', '1')
          .replace('{language}', 'en')
          .replace('{format}', 'html')
          .replace(/([\w-]+)\/\{\w+\}/, (whole, part: string) => (ids[part] ? `${part}/${ids[part]}` : whole)),
      ),
    );
  paths = [...new Set(paths)].filter((path) => !path.includes('{'));
  paths.push(`/api/guidance/${guidance}/text?language=en`, '/api/members?search=Gwen', '/api/people?left=true');
  paths.push('/api/practices?search=Gwen', '/api/guidance?search=Gwen', `/api/guidance/${guidance}/export?format=html`);
});

const naming = async () => {
  const found = new Set<string>();
  for (const actor of [bob, admin]) {
    const http = await app.as(actor);
    for (const path of paths) {
      const { text } = await http.get(path);
      const words = [NAME, JSON.stringify(NAME).slice(1, -1), 'Dálaigh', email];
      if (words.some((word) => text?.toLowerCase().includes(word.toLowerCase()))) found.add(path);
    }
  }
  return [...found];
};

const bySaying = async () => {
  await posted(admin, `people/${leaver.memberId}/left`, {}, 204);
  expect(await naming()).not.toEqual([]);
  const reason = `${NAME} asked us to, by ${email}.`;
  await posted(admin, `people/${leaver.memberId}/erase`, { reason, sure: true }, 204);
};

it.each([
  ['who leaves by themselves', () => leave()],
  ['whom an administrator erases after they left', bySaying],
])('[leaving] a name of somebody %s is gone from every answer and every column of the database', async (_, go) => {
  const before = await naming();
  expect(before.length).toBeGreaterThan(15);
  expect((await whereItStands('Dálaigh', email)).length).toBeGreaterThan(12);
  await go();
  await app.get(PartWithLeaversCommand).execute();
  await app.get(ChallengeClock).tick();
  await app.engineDone(given.organisationId);
  expect(await naming()).toEqual([]);
  expect(await whereItStands('Dálaigh', email, email.toUpperCase())).toEqual([]);
  expect(JSON.stringify(await get(bob, 'circle'))).toContain(`Thanks ${NOW}, said Bob.`);
});

it('[merging] so it is where somebody stood twice: the name that stays stands there, until it leaves, too', async () => {
  const siwan = await given.member(await given.team(), { name: 'Siwan Prys' });
  const path = `people/${siwan.memberId}/merging`;
  const { would } = await get<WouldMerge>(admin, `${path}/${leaver.memberId}`);
  const body = { goesId: leaver.memberId, seen: would!.seen, reason: `${NAME} is Siwan Prys.` };
  await posted(admin, path, body, 204);
  await app.engineDone(given.organisationId);
  expect(await naming()).toEqual([]);
  expect(await whereItStands('Dálaigh', email, email.toUpperCase())).toEqual([]);
  expect(JSON.stringify(await get(bob, 'circle'))).toContain('Thanks Siwan Prys, said Bob.');
  await leave(siwan);
  expect(await whereItStands('Siwan Prys', `${siwan.memberId}@brackenshire.example`)).toEqual([]);
});
