import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Me } from '@guildhall/shared/people/me';

import { MarkLeft } from '../people/organisation/mark-left.command.js';
import { SetClock } from '../platform/clock.js';
import { newId } from '../platform/ids.js';
import { DAY_MS, TUESDAY } from '../testing/given.js';
import { TestApp } from '../testing/test-app.js';
import { beginOrganisation } from './begin-organisation.js';
import { freshPassword } from './fresh-password.js';
import { readPeople, writePasswords } from './people-files.js';
import { peopleIn } from './people-list.rules.js';
import { type FirstPassword, takePeople } from './take-people.js';

const clock = new SetClock(TUESDAY);
let app: TestApp;
beforeAll(async () => {
  app = await TestApp.start({ clock });
});
afterAll(() => app.close());

/** An organisation of a name of its own with its administrator, ada@ that name. */
async function council() {
  const name = `council-${newId()}.example`;
  const beginning = { name, zone: 'Europe/London', admin: { name: 'Ada Lowe', email: `ada@${name}` } };
  const id = await beginOrganisation(app.app.nest, beginning, freshPassword());
  const handed: FirstPassword[] = [];
  /** Lines such as `Bo,bo,Place / Parks,lead`, with the addresses in this council. */
  const take = (...lines: string[]) => {
    const rows = lines.map((line) => line.replace(/^([^,]*,[^,@]*),/, `$1@${name},`));
    const people = peopleIn(['name,email,unit,role', ...rows].join('\n'));
    return takePeople(app.app.nest, name.toUpperCase(), people, async (fresh) => void handed.push(...fresh));
  };
  const stands = () =>
    app.database.query(
      `select m.name, m.kind, (select string_agg(u.kind || ' ' || u.name, ' / ' order by cardinality(u.path)) from unit u
          where u.id = any(own.path)) as unit,
         (select array_agg(g.role || coalesce(' of ' || u.name, '') order by g.role) from role_grant g left join unit u on u.id = g.unit_id
          where g.member_id = m.id and g.ended_at is null) as roles
       from member m left join membership ms on ms.member_id = m.id and upper(ms.during) is null
       left join unit own on own.id = ms.unit_id where m.organisation_id = $1 order by m.name`,
      [id],
    );
  return { id, name, handed, take, stands };
}

async function me({ email, password }: FirstPassword): Promise<Me> {
  const answer = await app.anyone().post('/api/sign-in').send({ email, password }).expect(204);
  const [cookie] = (answer.headers as unknown as { 'set-cookie': string[] })['set-cookie'];
  return (await app.anyone().get('/api/me').set('Cookie', cookie!.split(';')[0]!).expect(200)).body as Me;
}

describe('[setup] people of a list', () => {
  test('come with their units and roles, and sign in with their first passwords', async () => {
    const { take, handed, stands } = await council();
    const taken = await take(
      'Ada Lowe,ada,Place / Highways,',
      'Bo Hill,bo,Place / Highways / Depot North,lead',
      'Cy Moss,cy,PLACE / highways,manager',
      'Dee Ray,dee,Councillors,councillor',
      'Eve Orr,eve,,reviewer',
    );
    expect(taken).toEqual({ added: 4, moved: 1, granted: 3, units: 4, unlisted: 0 });
    const highways = 'directorate Place / department Highways';
    expect(await stands()).toEqual([
      { name: 'Ada Lowe', kind: 'officer', unit: highways, roles: ['admin'] },
      { name: 'Bo Hill', kind: 'officer', unit: `${highways} / team Depot North`, roles: ['lead of Depot North'] },
      { name: 'Cy Moss', kind: 'officer', unit: highways, roles: ['manager of Highways'] },
      { name: 'Dee Ray', kind: 'councillor', unit: 'directorate Councillors', roles: null },
      { name: 'Eve Orr', kind: 'officer', unit: null, roles: ['reviewer'] },
    ]);
    expect(handed.map(({ name }) => name)).toEqual(['Bo Hill', 'Cy Moss', 'Dee Ray', 'Eve Orr']);
    expect(await me(handed[0]!)).toMatchObject({
      member: { name: 'Bo Hill', playing: null },
      roles: [{ role: 'lead' }],
    });
  });

  test('a list that comes again adds who is new, moves who moved, and leaves the others and the past alone', async () => {
    const { id, take, handed, stands } = await council();
    const list = ['Bo Hill,bo,Place / Parks,lead', 'Cy Moss,cy,Place / Parks,'];
    await take(...list);
    const before = await stands();
    clock.set(new Date(TUESDAY.getTime() + DAY_MS));
    expect(await take(...list)).toEqual({ added: 0, moved: 0, granted: 0, units: 0, unlisted: 1 });
    expect(await stands()).toEqual(before);
    expect(await take(list[0]!, 'Cy,cy,Place / Bins,', 'Flo Dale,flo,Place / Bins,')).toEqual({
      ...{ added: 1, moved: 1, granted: 0, units: 1, unlisted: 1 },
    });
    const parks = await app.database.query(
      `select m.name, upper(ms.during) as until from membership ms join member m on m.id = ms.member_id join unit u on u.id = ms.unit_id
       where ms.organisation_id = $1 and u.name = 'Parks' order by m.name`,
      [id],
    );
    clock.set(TUESDAY);
    expect(parks).toEqual([
      { name: 'Bo Hill', until: null },
      { name: 'Cy Moss', until: new Date(TUESDAY.getTime() + DAY_MS) },
    ]);
    expect(handed.map(({ name }) => name)).toEqual(['Bo Hill', 'Cy Moss', 'Flo Dale']);
  });

  test('who is listed in a closed unit is named by the line, with the mend, and nothing is changed', async () => {
    const { id, take, stands } = await council();
    await take('Bo Hill,bo,Place / Parks / Depot,', 'Cy Moss,cy,Place / Parks / Depot,');
    await app.database.query(
      `with moved as (update membership set during = tstzrange(lower(during), $2) where organisation_id = $1 and lower(during) < $2)
       update unit set closed_at = $2 where organisation_id = $1 and name = 'Depot'`,
      [id, new Date(TUESDAY.getTime() + 1)],
    );
    const before = await stands();
    const mend = (unit: string) =>
      `${unit} is closed; give the unit they sit in now, or open ${unit} again on the page Organisation.`;
    await expect(
      take('Bo Hill,bo,Place / Parks,', 'Cy Moss,cy,place / parks / depot,', 'Flo Dale,flo,Place / Parks / Depot,'),
    ).rejects.toThrow(`Line 3: ${mend('depot')}\nLine 4: ${mend('Depot')}\nNothing was changed.`);
    expect(await stands()).toEqual(before);
    expect(await take('Cy Moss,cy,Place / Parks / Yard,')).toMatchObject({ moved: 1, units: 1 });
  });

  test('people who are here and in no line of the list are counted, stay, and hold what they held', async () => {
    const { id, name, take, stands } = await council();
    await take('Bo Hill,bo,Place,lead', 'Cy Moss,cy,Place,');
    const [cy] = await app.database.query<{ id: string }>(`select id from member where email = $1`, [`cy@${name}`]);
    await app.database.transaction({}, (tx) =>
      app.get(MarkLeft).execute(tx, { organisationId: id, memberId: cy!.id, at: clock.now() }),
    );
    const before = await stands();
    // Ada and Bo; Cy has left.
    expect(await take('Flo Dale,flo,Place,')).toMatchObject({ added: 1, unlisted: 2 });
    expect(await stands()).toEqual([
      ...before,
      { name: 'Flo Dale', kind: 'officer', unit: 'directorate Place', roles: null },
    ]);
  });

  test('addresses of people elsewhere or who left are told with their lines, and nothing is changed', async () => {
    const elsewhere = await council();
    const { id, name, take, stands } = await council();
    await take('Bo Hill,bo,Place,');
    const [bo] = await app.database.query<{ id: string }>(`select id from member where email = $1`, [`bo@${name}`]);
    await app.database.transaction({}, (tx) =>
      app.get(MarkLeft).execute(tx, { organisationId: id, memberId: bo!.id, at: clock.now() }),
    );
    const before = await stands();
    const told = take('Flo Dale,flo,New Place,', 'Bo Hill,bo,Place,', `Ada Lowe,ada@${elsewhere.name},Place,`);
    await expect(told).rejects.toThrow(
      new RegExp(
        `^Line 3: bo@${name} .* has left.*\nLine 4: ada@${elsewhere.name} .* another organisation.*\nNothing was changed\\.$`,
      ),
    );
    expect(await stands()).toEqual(before);
    const nowhere = takePeople(app.app.nest, 'Nowhere', [], () => Promise.resolve());
    await expect(nowhere).rejects.toThrow('There is no organisation called Nowhere.');
  });

  test('the files: passwords are written once, for their owner alone, and without them nobody is added', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'guildhall-people-'));
    try {
      const { name, stands } = await council();
      const [list, passwords] = [join(folder, 'people.csv'), join(folder, 'passwords.csv')];
      await writeFile(list, `\uFEFFname,email,unit\n"Tŷ, Siân",sian@${name},Place\n`);
      const people = await readPeople(list);
      await writeFile(passwords, 'older');
      const hand = (fresh: FirstPassword[]) => writePasswords(passwords, fresh);
      const before = await stands();
      await expect(takePeople(app.app.nest, name, people, hand)).rejects.toThrow(/^--passwords: we cannot make/);
      expect(await stands()).toEqual(before);
      expect(await readFile(passwords, 'utf8')).toBe('older');
      await rm(passwords);
      await takePeople(app.app.nest, name, people, hand);
      expect((await stat(passwords)).mode & 0o777).toBe(0o600);
      expect(await readFile(passwords, 'utf8')).toMatch(
        new RegExp(`^"name","email","password"\n"Tŷ, Siân","sian@${name}","[-a-z2-9]{23}"\n$`),
      );
      await writeFile(list, Buffer.from('name,email,unit\nSi\xE2n,sian@b.example,Place', 'latin1'));
      await expect(readPeople(list)).rejects.toThrow(/UTF-8/);
      await expect(readPeople(join(folder, 'none.csv'))).rejects.toThrow(/^--people: we cannot read/);
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
