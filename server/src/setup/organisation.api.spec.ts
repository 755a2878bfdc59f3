import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Me } from '@guildhall/shared/people/me';

import { leftInTheDatabase } from '../demo/load-demo.js';
import { starterBadges } from '../game/badges/starter-badges.js';
import { starterQuests } from '../game/quests/starter-quests.js';
import { SetClock } from '../platform/clock.js';
import { constraintProblem } from '../platform/database/constraint-problems.js';
import { joinEmbeddedPostgres } from '../platform/database/embedded-postgres.js';
import { TUESDAY } from '../testing/given.js';
import { TestApp } from '../testing/test-app.js';
import { starterTerms } from '../work/glossary/starter-terms.js';
import { askedIn, type Beginning, chosenPassword } from './asked.js';
import { beginOrganisation } from './begin-organisation.js';
import { freshPassword } from './fresh-password.js';

let app: TestApp;
beforeAll(async () => {
  app = await TestApp.start({ clock: new SetClock(TUESDAY) });
});
afterAll(() => app.close());

const begin = (beginning: Beginning, password = freshPassword()) =>
  beginOrganisation(app.app.nest, beginning, password);

const asked = (name: string, email: string): Beginning => ({
  name,
  zone: 'Europe/London',
  admin: { name: 'Ada Lowe', email },
});

async function signedIn(email: string, password: string) {
  const response = await app.anyone().post('/api/sign-in').send({ email, password }).expect(204);
  const [cookie] = (response.headers as unknown as { 'set-cookie': string[] })['set-cookie'];
  return (path: string) => app.anyone().get(path).set('Cookie', cookie!.split(';')[0]!).expect(200);
}

describe('[setup] the first organisation', () => {
  test('its administrator signs in with the password that was made, and finds what a council begins with', async () => {
    const password = freshPassword();
    await begin(asked('Brackenshire County Council', 'ada@brackenshire.example'), password);
    const get = await signedIn('Ada@Brackenshire.example', password);
    const me = (await get('/api/me')).body as Me;
    expect(me).toMatchObject({
      member: { name: 'Ada Lowe', playing: null },
      organisation: { name: 'Brackenshire County Council', zone: 'Europe/London' },
      roles: [{ role: 'admin', unitId: null }],
      units: [],
      demo: false,
    });
    // Nobody who is signed in gave it.
    expect((await get('/api/audit')).body.events).toMatchObject([
      { actor: null, action: 'role_given', target: { kind: 'member', id: me.member.id, name: 'Ada Lowe' } },
    ]);
    const [seeded] = await app.database.query(
      `select (select count(*)::int from badge where organisation_id = $1) as badges,
         (select count(*)::int from quest where organisation_id = $1 and current_version = 1) as quests,
         (select count(*)::int from glossary_term where organisation_id = $1) as terms,
         (select starts_at from season where organisation_id = $1 and number = 1) as season`,
      [me.organisation.id],
    );
    expect(seeded).toEqual({
      badges: starterBadges.length,
      quests: starterQuests.length,
      terms: starterTerms.length,
      season: new Date('2026-10-04T23:00:00Z'),
    });
    // It has the name of the demo's council, and a start with the demo leaves it as it is all the same.
    expect(await leftInTheDatabase(app.database)).toBe('organisations');
  });

  test('a name or an address that is taken is refused in one sentence, and nothing is left of it', async () => {
    await begin(asked('Porthaven', 'leila@porthaven.example'));
    const before = await everything();
    await expect(begin(asked('PORTHAVEN', 'new@porthaven.example'))).rejects.toThrow(
      'An organisation called PORTHAVEN is here already.',
    );
    const told = await begin(asked('Elsewhere', 'leila@porthaven.example')).catch(constraintProblem);
    expect(told).toMatchObject({ message: 'Someone with this e-mail address is here already.' });
    expect(await everything()).toEqual(before);
  });

  test('of two that begin it at once, one is told that it is here', async () => {
    const both = [asked('Twice', 'one@twice.example'), asked('Twice', 'other@twice.example')];
    const ended = await Promise.allSettled(both.map((beginning) => begin(beginning)));
    expect(ended.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  });

  test('a command beside a server on the embedded database joins that and leaves it running', async () => {
    const { url, leave } = await joinEmbeddedPostgres(process.env['GUILDHALL_TEST_FOLDER']!);
    expect(new URL(url).search).toBe(new URL(app.database.url).search);
    await leave();
    expect(await app.database.query('select 1 as here')).toEqual([{ here: 1 }]);
  });

  const everything = () =>
    app.database.query(
      `select (select count(*)::int from organisation) as organisations, (select count(*)::int from member) as members,
         (select count(*)::int from season) as seasons, (select count(*)::int from quest) as quests`,
    );
});

describe('[setup] what is asked on the command line', () => {
  const complete = [
    '--name',
    ' Brackenshire ',
    '--admin-name',
    'Ada Lowe',
    '--admin-email',
    'Ada@Brackenshire.example',
  ];

  test('is in London unless it says otherwise', () => {
    const beginning = asked('Brackenshire', 'ada@brackenshire.example');
    expect(askedIn(complete)).toEqual({ to: 'begin', beginning });
    expect(askedIn([...complete, '--zone', 'Europe/Dublin'])).toMatchObject({ beginning: { zone: 'Europe/Dublin' } });
  });

  test.each([
    [[], /--name: .*--admin-name: .*--admin-email: .*For example: npm run organisation/],
    [
      [...complete, '--zone', 'Brackenshire'],
      /^Please mend the arguments\. --zone: name a zone such as Europe\/London\. /,
    ],
    [[...complete, '--admin-email', 'ada'], /^Please mend the arguments\. --admin-email: give the e-mail address/],
    [[...complete, '--name', '  '], /^Please mend the arguments\. --name: say what/],
    [[...complete, '--colour', 'red'], /'--colour'/],
    [['--new-password', 'ada'], /\. --new-password: give the e-mail address of who has forgotten theirs\. /],
    [[...complete, '--passwords', 'p.csv'], /\. --passwords: leave it out here\. /],
    [
      ['--people', 'people.csv', '--zone', 'UTC'],
      /\. --name: say .*; --passwords: name a file .*; --zone: leave it out here\. /,
    ],
  ])('%j is refused with the mend', (args, sentence) => {
    expect(() => askedIn(args)).toThrow(sentence);
  });

  test('a forgotten password is asked for by its address alone', () => {
    const email = 'ada@brackenshire.example';
    expect(askedIn(['--new-password', email])).toEqual({ to: 'set a password', email });
  });

  test('a password of one’s own has 12 characters or more; without one it is made, and never twice the same', () => {
    expect(chosenPassword({ GUILDHALL_ADMIN_PASSWORD: 'a long walk by the river' })).toBe('a long walk by the river');
    expect(() => chosenPassword({ GUILDHALL_ADMIN_PASSWORD: 'short' })).toThrow(/12 characters/);
    expect(chosenPassword({})).toBeNull();
    const made = Array.from({ length: 100 }, freshPassword);
    expect(new Set(made).size).toBe(100);
    for (const password of made) expect(password).toMatch(/^([a-z2-9]{5}-){3}[a-z2-9]{5}$/);
  });
});
