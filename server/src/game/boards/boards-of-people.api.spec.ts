import { describe, expect, it } from '@jest/globals';
import type { BoardSnapshot } from '@guildhall/shared/game/boards';

import { LiveGateway } from '../../platform/live/gateway.js';
import { app, boardsOf, council, dice, pageOf, share, startBoards } from '../../testing/boards-world.js';
import type { Given } from '../../testing/given.js';

startBoards();

const wantPeople = (given: Given) =>
  app.database.query(`update organisation set settings = '{"memberBoards": true}' where id = $1`, [
    given.organisationId,
  ]);

describe('[boards] people', () => {
  it('there is no board of people unless the organisation wants one', async () => {
    const { given, people } = await council();
    await share(given, people[0]![0]!);
    await app.engineDone(given.organisationId);
    expect((await boardsOf(people[0]![0]!)).boards.map(({ subjectKind }) => subjectKind)).not.toContain('member');
    const [hidden] = await app.database.query<{ id: string }>(
      `select id from board where organisation_id = $1 and subject_kind = 'member' and span = 'season'`,
      [given.organisationId],
    );
    await (await app.as(people[0]![0]!)).get(`/api/boards/${hidden!.id}`).expect(404);
  });

  it('[ties] who came to the same score at the same time is named by name, whatever their ids', async () => {
    const { given, teams, people } = await council();
    await wantPeople(given);
    for (const name of ['Rhys 10', 'Rhys 9', 'Nia', 'Cai', 'Élin', 'Bea'])
      await share(given, await given.member(teams[0]!, { name, visible: true }));
    await app.engineDone(given.organisationId);
    const reader = people[0]![0]!;
    const board = (await boardsOf(reader)).boards.find(({ subjectKind }) => subjectKind === 'member')!;
    const namesOf = async () => (await pageOf(reader, board.id)).board.rows.map(({ name }) => name);
    expect(await namesOf()).toEqual(['Bea', 'Cai', 'Élin']);
    await app.database.query(
      `update member set board_visible = false where organisation_id = $1 and name in ('Bea', 'Cai', 'Élin', 'Nia')`,
      [given.organisationId],
    );
    await share(given, await given.member(teams[0]!, { name: 'Zac', visible: true }));
    await app.engineDone(given.organisationId);
    expect(await namesOf()).toEqual(['Rhys 9', 'Rhys 10', 'Zac']);
  });

  it('[last] those who share the last place are not named, however many they are', async () => {
    const { given, teams, people } = await council();
    await wantPeople(given);
    const reader = people[0]![0]!;
    const join = async (name: string, times: number) => {
      const member = await given.member(teams[0]!, { name, visible: true });
      for (; times > 0; times -= 1) await share(given, member);
      await app.engineDone(given.organisationId);
      const board = (await boardsOf(reader)).boards.find(({ subjectKind }) => subjectKind === 'member')!;
      return (await pageOf(reader, board.id)).board.rows.map((row) => row.name);
    };
    await join('Ann', 3);
    for (const name of ['Bob', 'Cai', 'Dai']) await join(name, 2);
    expect(await join('Eve', 2)).toEqual(['Ann']);
    expect(await join('Fay', 1)).toEqual(['Ann', 'Bob', 'Cai']);
  });

  it('[hidden] whoever is not visible is in no answer and no message to anyone else, whatever they and others choose', async () => {
    const { given, people } = await council();
    await wantPeople(given);
    const everyone = people.flat();
    const throwDice = dice(20_261_006);
    for (const member of everyone) {
      for (let times = 1 + throwDice(3); times > 0; times -= 1) await share(given, member);
    }
    await app.engineDone(given.organisationId);
    const reader = everyone[0]!;
    const board = (await boardsOf(reader)).boards.find(({ subjectKind }) => subjectKind === 'member')!;
    const socket = await app.socket(reader);
    await app.watch(socket, `board:${board.id}`);
    for (let round = 0; round < 12; round += 1) {
      const one = everyone[1 + throwDice(everyone.length - 1)]!;
      await (
        await app.as(one)
      )
        .patch('/api/me/settings')
        .send({ boardVisible: throwDice(2) === 1 })
        .expect(200);
      const visible = await visibleOf(given);
      const said = JSON.stringify([await boardsOf(reader), await pageOf(reader, board.id)]);
      for (const { memberId, name } of everyone.slice(1)) {
        if (visible.has(memberId)) continue;
        expect({ round, memberId, shown: said.includes(memberId) || said.includes(`"${name}"`) }).toMatchObject({
          shown: false,
        });
      }
    }
    const visible = await visibleOf(given);
    const quiet = app.nextChange(socket, `board:${board.id}`);
    await share(given, reader);
    await app.engineDone(given.organisationId);
    const last = JSON.stringify(await quiet);
    for (const { memberId } of everyone.slice(1)) if (!visible.has(memberId)) expect(last).not.toContain(memberId);
  });

  it('[hidden] who hides is gone from screens that show the board, at once', async () => {
    const { given, people } = await council();
    await wantPeople(given);
    const [reader, shy] = people[0]!;
    await share(given, shy!);
    await app.engineDone(given.organisationId);
    const settings = await app.as(shy!);
    await settings.patch('/api/me/settings').send({ boardVisible: true }).expect(200);
    const board = (await boardsOf(reader!)).boards.find(({ subjectKind }) => subjectKind === 'member')!;
    const socket = await app.socket(reader!);
    const topic = `board:${board.id}`;
    await app.watch(socket, topic);
    const names = ({ change }: { change: unknown }) => (change as BoardSnapshot).rows.map(({ subjectId }) => subjectId);
    const gone = app.nextChange(socket, topic, (change) => names(change).length === 0);
    await settings.patch('/api/me/settings').send({ boardVisible: false }).expect(200);
    expect(names(await gone)).toEqual([]);
  });

  it('[off] where the organisation wants them no more, every watch of them ends at once and the other boards go on', async () => {
    const { given, people } = await council();
    await wantPeople(given);
    const [reader, named] = people[0]!;
    await share(given, named!);
    await app.engineDone(given.organisationId);
    await (await app.as(named!)).patch('/api/me/settings').send({ boardVisible: true }).expect(200);
    const { boards } = await boardsOf(reader!);
    const socket = await app.socket(reader!);
    const addresses = boards.map(({ id }) => `board:${id}`);
    for (const address of addresses) expect(await app.watch(socket, address)).toMatchObject({ ok: true });
    const ofPeople = boards.filter(({ subjectKind }) => subjectKind === 'member').map(({ id }) => `board:${id}`);
    const ended: string[] = [];
    const allEnded = new Promise<void>((done) => {
      socket.on('live:ended', ({ topic }) => void (ended.push(topic) === ofPeople.length && done()));
    });
    const admin = await given.member(await given.team(), { grants: [{ role: 'admin', unitId: null }] });
    await (await app.as(admin)).patch('/api/organisation/settings').send({ memberBoards: false }).expect(200);
    await allEnded;
    expect(ended.toSorted()).toEqual(ofPeople.toSorted());
    expect(app.get(LiveGateway).watchedBy(reader!.memberId).toSorted()).toEqual(
      addresses.filter((address) => !ofPeople.includes(address)).toSorted(),
    );
  });

  it('one’s own place is a band, with the points to the next milestone', async () => {
    const { given, people } = await council();
    await wantPeople(given);
    const [first, second] = people[0]!;
    await share(given, first!);
    await share(given, second!);
    await share(given, second!);
    await app.engineDone(given.organisationId);
    const board = (await boardsOf(first!)).boards.find(({ subjectKind }) => subjectKind === 'member')!;
    expect((await pageOf(first!, board.id)).own).toMatchObject({
      subjectId: first!.memberId,
      score: 25,
      band: 'middle',
      next: { at: 40, points: 15 },
      ahead: [],
      parts: null,
    });
    expect((await pageOf(people[1]![0]!, board.id)).own).toBeNull();
  });

  it('whoever has stopped playing has no place of their own', async () => {
    const { given, people } = await council();
    await wantPeople(given);
    const [member] = people[0]!;
    await share(given, member!);
    await app.engineDone(given.organisationId);
    const board = (await boardsOf(member!)).boards.find(({ subjectKind }) => subjectKind === 'member')!;
    expect((await pageOf(member!, board.id)).own).toMatchObject({ subjectId: member!.memberId });
    await (await app.as(member!)).patch('/api/me/settings').send({ playing: false }).expect(200);
    expect((await pageOf(member!, board.id)).own).toBeNull();
  });
});

async function visibleOf(given: Given): Promise<Set<string>> {
  const rows = await app.database.query<{ id: string }>(
    `select id from member where organisation_id = $1 and board_visible`,
    [given.organisationId],
  );
  return new Set(rows.map(({ id }) => id));
}
