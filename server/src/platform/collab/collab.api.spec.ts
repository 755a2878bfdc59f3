import { describe, expect, it } from '@jest/globals';
import { OutgoingMessage } from '@hocuspocus/server';
import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';

import { type CoAuthor, until } from '../../testing/co-author.js';
import {
  answered,
  app,
  changes,
  coAuthor,
  collaboration,
  given,
  givenNote,
  log,
  notesAreWrittenTogether,
  rawSocket,
  stored,
  tokenFor,
  wire,
} from '../../testing/collab-world.js';
import type { Actor } from '../actor.js';
import { newId } from '../ids.js';
import { appendUpdates, claimClients, foldUpdates } from './collab.store.js';

notesAreWrittenTogether();

describe('writing together', () => {
  it('[collab/relay] everybody sees what anybody writes, and saved means stored', async () => {
    const name = await givenNote('Once ');
    const [anna, bryn] = [await coAuthor(name), await coAuthor(name)];
    await Promise.all([anna.sees('Once '), bryn.sees('Once ')]);
    anna.type('upon ');
    await bryn.sees('Once upon ');
    bryn.type('a time');
    await anna.sees('Once upon a time');
    await Promise.all([anna.saved(), bryn.saved()]);
    expect(await stored(name)).toBe('Once upon a time');
  });

  it('[collab/stored-first] nothing is saved or shown while it cannot be stored, and nothing is lost by it', async () => {
    const name = await givenNote();
    const [anna, bryn] = [await coAuthor(name), await coAuthor(name)];
    await Promise.all([anna.saved(), bryn.saved()]);
    const lock = await app.database.connect();
    await lock.query('begin');
    await lock.query(`select 1 from collab_document where name = $1 for update`, [name]);
    anna.type('held');
    await until(async () => (await waitingFor(lock)) > 0, 'the insert waits for the lock');
    expect(anna.provider.hasUnsyncedChanges).toBe(true);
    expect(bryn.words).toBe('');
    await lock.query('commit');
    lock.release();
    await anna.saved();
    await bryn.sees('held');
  });

  it('[collab/not-stored] an edit that could not be stored is sent again with those after it', async () => {
    const name = await givenNote();
    const [anna, bryn] = [await coAuthor(name), await coAuthor(name)];
    await Promise.all([anna.saved(), bryn.saved()]);
    await app.database.query(
      `alter table collab_update add constraint full_disk check (octet_length(bytes) < 0) not valid`,
    );
    anna.type('first ');
    await until(() => anna.closed.length > 0, 'the connection is closed');
    anna.type('second');
    expect(bryn.words).toBe('');
    await app.database.query(`alter table collab_update drop constraint full_disk`);
    await anna.saved();
    await bryn.sees('first second');
    expect(await stored(name)).toBe('first second');
  });

  it('[collab/offline] somebody who was away for a day merges cleanly, both ways', async () => {
    const name = await givenNote('The plan. ');
    const [anna, bryn] = [await coAuthor(name), await coAuthor(name)];
    await Promise.all([anna.sees('The plan. '), bryn.sees('The plan. ')]);
    await anna.goOffline();
    for (let nth = 0; nth < 200; nth++) anna.type(`a${nth} `);
    for (let nth = 0; nth < 200; nth++) bryn.type(`b${nth} `, 0);
    await bryn.saved();
    bryn.close();
    anna.comeBack();
    await anna.saved();
    expect(anna.words).toMatch(/^b199 .*b0 The plan\. a0 .*a199 $/);
    expect(await stored(name)).toBe(anna.words);
  });

  it('[collab/write] the product writes for a member: stored when it resolves, seen by all, and theirs', async () => {
    const name = await givenNote('one ');
    const [anna, member] = [await coAuthor(name), await given.member(await given.team())];
    await anna.sees('one ');
    const { organisationId, memberId } = member;
    await collaboration.write(name, { organisationId, memberId }, (doc) => doc.getText('text').insert(4, 'two'));
    expect(await stored(name)).toBe('one two');
    await anna.sees('one two');
    expect([...(await collaboration.authors(name)).values()]).toEqual([memberId]);
    await until(() => changes.includes(name.slice('note:'.length)), 'the feature is told');
    const nowhere = collaboration.write(`note:${newId()}`, { organisationId, memberId }, () => undefined);
    await expect(nowhere).rejects.toMatchObject({ code: 'not_found' });
  });

  it('[collab/write] as part of a transaction it is stored and seen when that is committed, and not at all when it is not', async () => {
    const name = await givenNote('one ');
    const [anna, by] = [await coAuthor(name), await given.member(await given.team())];
    await anna.sees('one ');
    const write = (word: string, then: () => void) =>
      app.database.transaction({}, async (tx) => {
        await collaboration.write(name, by, (doc) => doc.getText('text').insert(4, word), tx);
        expect((await collaboration.read(name, tx)).getText('text').toString()).toBe(`one ${word}`);
        expect((await collaboration.authors(name, tx)).size).toBe(1);
        then();
      });
    const cutOff = () => {
      throw new Error('cut off');
    };
    await expect(write('never', cutOff)).rejects.toThrow('cut off');
    expect((await collaboration.authors(name)).size).toBe(0);
    await write('two', () => expect(anna.words).toBe('one '));
    await anna.sees('one two');
    expect(await stored(name)).toBe('one two');
  });
});

describe('authorship', () => {
  it('[collab/authors] whoever writes first under a client id owns it', async () => {
    const template = await given.member(await given.team());
    const name = await givenNote('From a template. ', template);
    const [a, b] = await given.members(await given.team(), 2);
    const [anna, bryn] = [await coAuthor(name, a), await coAuthor(name, b)];
    await Promise.all([anna.sees('From a template. '), bryn.saved()]);
    anna.type('A');
    await bryn.sees('From a template. A');
    bryn.text.delete(0, 5);
    await bryn.saved();
    const authorsOf = await collaboration.authors(name);
    expect(authorsOf.get(anna.doc.clientID)).toBe(a!.memberId);
    // Who only took away has written nothing.
    expect(authorsOf.has(bryn.doc.clientID)).toBe(false);
    expect([...authorsOf.values()].sort()).toEqual([template.memberId, a!.memberId].sort());
  });

  it('[collab/forged] nobody writes under a client id that is another’s', async () => {
    const name = await givenNote();
    const anna = await coAuthor(name);
    anna.type('mine');
    await anna.saved();
    const forged = new Y.Doc();
    Y.applyUpdate(forged, Y.encodeStateAsUpdate(anna.doc));
    forged.clientID = anna.doc.clientID;
    forged.getText('text').insert(4, ' and not hers');
    const eve = await coAuthor(name, undefined, forged);
    await until(() => eve.refusals.includes('not-yours'), 'it is refused');
    expect(await stored(name)).toBe('mine');
    anna.type(' still');
    await anna.saved();
    expect(await stored(name)).toBe('mine still');
  });

  it('[collab/forged] nobody takes the client id of somebody who is here but has not written yet', async () => {
    const name = await givenNote();
    const anna = await coAuthor(name);
    await anna.saved();
    anna.provider.setAwarenessField('cursor', null);
    const bryn = await coAuthor(name);
    await until(() => bryn.provider.awareness!.getStates().has(anna.doc.clientID), 'they see each other');
    const taken = new Y.Doc();
    taken.clientID = anna.doc.clientID;
    taken.getText('text').insert(0, 'hers, it seems');
    const eve = await coAuthor(name, undefined, taken);
    await until(() => eve.refusals.includes('not-yours'), 'it is refused');
    anna.type('truly');
    await anna.saved();
    expect(await stored(name)).toBe('truly');
  });

  it('[collab/authors] of two who claim one client id in the same moment one has it, and both are told who', async () => {
    const name = await givenNote();
    const [a, b] = await given.members(await given.team(), 2);
    for (let client = 1; client <= 20; client++) {
      const claims = [a!, b!].map(({ memberId }) => claimClients(app.database, name, [client], memberId));
      const [first, second] = await Promise.all(claims);
      expect(first!.get(client)).toBe(second!.get(client));
      expect([a!.memberId, b!.memberId]).toContain(first!.get(client));
    }
  });

  it('[collab/honest] what a client got from others it may send back', async () => {
    const name = await givenNote();
    const [anna, bryn] = [await coAuthor(name), await coAuthor(name)];
    anna.type('hello');
    await Promise.all([bryn.sees('hello'), anna.saved()]);
    const before = (await log(name)).length;
    bryn.provider.forceSync();
    await bryn.goOffline();
    bryn.comeBack();
    await bryn.saved();
    expect(bryn.refusals).toEqual([]);
    // It brought nothing new, so nothing was written.
    expect(await log(name)).toHaveLength(before);
  });
});

describe('presence', () => {
  it('[collab/presence] names are the server’s, whatever a client claims, and only its own client ids count', async () => {
    const [a, b] = await given.members(await given.team(), 2);
    const name = await givenNote();
    const [anna, bryn] = [await coAuthor(name, a), await coAuthor(name, b)];
    await Promise.all([anna.saved(), bryn.saved()]);
    anna.provider.setAwarenessField('user', { id: b!.memberId, name: 'The Chief Executive', color: '<script>' });
    const stateOf = (client: number) => bryn.provider.awareness!.getStates().get(client);
    await until(() => stateOf(anna.doc.clientID) !== undefined, 'they see each other');
    expect(stateOf(anna.doc.clientID)).toEqual({ user: { id: a!.memberId, name: a!.name }, cursor: null });
    bryn.provider.setAwarenessField('cursor', {
      anchor: { tname: 'text', assoc: 0 },
      head: { tname: 'text', assoc: 0 },
    });
    const eve = await rawSocket(await given.member(await given.team()));
    expect(await answered(eve)).toBe(101);
    const pretended = new Awareness(bryn.doc);
    pretended.setLocalState({ user: { name: 'Eve' }, cursor: null });
    eve.send(tokenFor(name));
    eve.send(wire(new OutgoingMessage(name).createAwarenessUpdateMessage(pretended, [bryn.doc.clientID])));
    pretended.destroy();
    await until(() => collaboration.whoIsHere(name).length === 3, 'all three are here');
    const seen = anna.provider.awareness!;
    await until(() => seen.getStates().get(bryn.doc.clientID)?.['cursor'] !== undefined, 'the cursor is seen');
    expect(seen.getStates().get(bryn.doc.clientID)!['user']).toEqual({ id: b!.memberId, name: b!.name });
    bryn.close();
    await until(() => !seen.getStates().has(bryn.doc.clientID), 'who left is gone');
  });
});

describe('presence of who chose not to be shown', () => {
  const shown = async (member: Actor, presence: 'shown' | 'hidden') =>
    (await app.as(member)).patch('/api/me/settings').send({ presence }).expect(200);

  it('[collab/hidden] there is none, whether they come hidden or hide while they are here; they see the others', async () => {
    const [a, b] = await given.members(await given.team(), 2);
    const name = await givenNote();
    const [anna, bryn] = [await coAuthor(name, a), await coAuthor(name, b)];
    const looksIn = ({ provider }: CoAuthor) =>
      provider.setAwarenessField('cursor', { anchor: { tname: 'text' }, head: { tname: 'text' } });
    await Promise.all([anna.saved(), bryn.saved()]);
    [anna, bryn].forEach(looksIn);
    const seen = (by: CoAuthor, other: CoAuthor) => by.provider.awareness!.getStates().has(other.doc.clientID);
    await until(() => seen(anna, bryn) && seen(bryn, anna), 'they see each other');
    await shown(b!, 'hidden');
    await until(() => !seen(anna, bryn), 'who hides is gone');
    looksIn(bryn);
    bryn.type('Written unseen.');
    await anna.sees('Written unseen.');
    expect([seen(anna, bryn), seen(bryn, anna)]).toEqual([false, true]);
    await shown(b!, 'shown');
    await until(() => {
      looksIn(bryn);
      return seen(anna, bryn);
    }, 'they are back');
  });
});

describe('the log', () => {
  it('[collab/compaction] is folded into the state when the last one leaves, and opening gives the same', async () => {
    const name = await givenNote();
    const anna = await coAuthor(name);
    for (let nth = 0; nth < 300; nth++) {
      anna.type('x');
      if (nth % 3 === 0) anna.text.delete(0, 1);
      if (nth % 10 === 0) await anna.saved();
    }
    await anna.saved();
    expect((await log(name)).length).toBeGreaterThan(10);
    const before = Y.encodeStateAsUpdate(anna.doc);
    anna.close();
    await until(async () => (await log(name)).length === 0, 'the log is folded');
    const read = await collaboration.read(name);
    expect(Buffer.from(Y.encodeStateAsUpdate(read))).toEqual(Buffer.from(before));
    const bryn = await coAuthor(name);
    await bryn.sees('x'.repeat(200));
    expect(Y.encodeStateVector(bryn.doc)).toEqual(Y.encodeStateVector(anna.doc));
  });

  it('[collab/compaction] of two servers that fold together neither loses what the other wrote', async () => {
    const name = await givenNote('');
    const doc = new Y.Doc();
    const states: { seq: number; state: Uint8Array }[] = [];
    doc.on('update', (update: Uint8Array) => pieces.push(update));
    const pieces: Uint8Array[] = [];
    for (let nth = 1; nth <= 60; nth++) {
      doc.getText('text').insert(0, `${nth} `);
      await appendUpdates(app.database, name, [{ memberId: null, update: pieces.pop()! }], new Date());
      states.push({ seq: nth, state: Y.encodeStateAsUpdate(doc) });
    }
    const folds = states.filter(({ seq }) => seq % 7 === 0).toReversed();
    const reads = await Promise.all([
      ...folds.map(({ seq, state }) => foldUpdates(app.database, name, seq, state).then(() => stored(name))),
      ...folds.map(() => stored(name)),
    ]);
    expect(new Set([...reads, await stored(name)])).toEqual(new Set([doc.getText('text').toString()]));
    expect((await log(name)).map(({ seq }) => seq)).toEqual([57, 58, 59, 60]);
  });
});

async function waitingFor(lock: object): Promise<number> {
  const [row] = await app.database.query<{ waiting: number }>(
    `select count(*)::int as waiting from pg_stat_activity where $1 = any(pg_blocking_pids(pid))`,
    [(lock as { processID?: number }).processID],
  );
  return row!.waiting;
}
