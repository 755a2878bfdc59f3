import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import type { Actor } from '../../platform/actor.js';
import { TUESDAY } from '../../testing/given.js';
import { givenCard } from '../../testing/given-practices.js';
import { app } from '../../testing/world.js';
import { author, colleague, eachTestHasWriters, mate } from '../../testing/writers-world.js';
import { atom } from './atom.rules.js';

eachTestHasWriters();

describe('a feed', () => {
  it('[feed] holds what its owner may read, escaped, at a secret address that can be ended', async () => {
    await givenCard(app, author, { title: '</title><script>alert(1)</script>' }, 'team');
    await givenCard(app, author, { title: 'For all' });
    const address = async (actor: Actor) =>
      (await (await app.as(actor)).post('/api/me/practice-feed').expect(201)).body.path;
    const read = async (path: string, status = 200) => (await app.anyone().get(path).expect(status)).text;
    const own = await address(mate);
    const theirs = await address(colleague);
    const feed = await app.anyone().get(own).expect(200);
    expect(feed.headers['content-type']).toContain('application/atom+xml');
    const xml = feed.text;
    expect(xml).toContain('&lt;script&gt;');
    expect(xml).not.toContain('<script');
    expect((await app.anyone().get(theirs).expect(200)).text).not.toContain('script');
    const stored = await app.database.query(`select encode(token_hash, 'escape') as held from practice_feed`);
    expect(JSON.stringify(stored)).not.toContain(own.split('/').at(-1));
    const renewed = await address(mate);
    await read(own, 404);
    await (await app.as(mate)).delete('/api/me/practice-feed').expect(204);
    await read(renewed, 404);
    await read(`/api/practice-feeds/${'x'.repeat(32)}`, 404);
  });

  it('[feed/hostile] words, names and tags are words in a feed', async () => {
    const attack = ']]><script>alert(1)</script>&x;"onload="y';
    await app.database.query(`update member set name = $2 where id = $1`, [author.memberId, `Ffion ${attack}`]);
    await givenCard(app, author, { title: `Card ${attack}` });
    const { body } = await (await app.as(mate)).post('/api/me/practice-feed').expect(201);
    const { text } = await app.anyone().get(body.path).expect(200);
    expect(text).toContain('Ffion ]]&gt;&lt;script&gt;');
    expect(text).not.toMatch(/<script|&x;|javascript:/);
  });

  it('[feed/xml] whatever people write, no mark of theirs is markup', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (words) => {
        const entry = { id: '1', title: words, locale: 'en', author: words, council: words, summary: words };
        const at = { publishedAt: TUESDAY, changedAt: TUESDAY };
        const plain = { ...entry, title: 't', author: 't', council: 't', summary: 't', ...at };
        const marks = (of: typeof plain) =>
          atom({ id: '1', title: 'T', home: 'https://x', updatedAt: TUESDAY, entries: [of] }).replaceAll(/[^<>]/g, '');
        expect(marks({ ...entry, ...at })).toBe(marks(plain));
      }),
      { seed: 5 },
    );
  });
});
