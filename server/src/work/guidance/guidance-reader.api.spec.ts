import { beforeEach, describe, expect, it } from '@jest/globals';
import { unzipSync } from 'fflate';

import type { Actor } from '../../platform/actor.js';
import { Given, TUESDAY } from '../../testing/given.js';
import { decide, givenGuidance, givenPublished, move, wordsBy, write } from '../../testing/given-guidance.js';
import { givenPicture } from '../../testing/given-pictures.js';
import { textFrom } from '../../testing/given-text.js';
import { app, clock, eachTestHasItsOwnOrganisation, given } from '../../testing/world.js';
import { fromDocx } from '../richtext/from-docx.js';
import { toDocx } from '../richtext/to-docx.js';
import { plainText } from '../richtext/words.rules.js';

const attack = '"><script>alert(1)</script>';
let owner: Actor;
let reviewer: Actor;

eachTestHasItsOwnOrganisation();
beforeEach(async () => {
  owner = await given.member(await given.team(), { name: `Ffion ${attack}` });
  reviewer = await given.member(await given.team(), {
    name: 'Rhian Cole',
    grants: [{ role: 'reviewer', unitId: null }],
  });
});

/** Published guidance; returns its id and the name in its address. */
async function out(more: { publicFacing?: boolean } = {}): Promise<{ id: string; slug: string }> {
  const title = `Bins ${attack} ${given.organisationId.slice(-8)}`;
  const titles = { en: title, cy: `Biniau ${given.organisationId.slice(-8)}` };
  const id = await givenGuidance(app, owner, { titles });
  await (
    await app.as(owner)
  )
    .put(`/api/guidance/${id}/details`)
    .send({ audience: { en: attack }, ...more })
    .expect(204);
  await write(app, owner, id, ['# In short', attack, '# What else', wordsBy('ada')]);
  await write(app, owner, id, ['# Yn gryno', 'Rhai geiriau.'], 'cy');
  await move(app, owner, id, 'freeze', { message: `First ${attack}` });
  await decide(app, reviewer, id, 'equality');
  if (more.publicFacing) await decide(app, reviewer, id, 'communications');
  await move(app, reviewer, id, 'approve');
  await move(app, owner, id, 'publish');
  const [row] = await app.database.query<{ slug: string }>(`select slug from guidance where id = $1`, [id]);
  return { id, slug: row!.slug };
}

describe('the reader’s page', () => {
  it('[reader/page] says whom it is for in the language of the page, or in the one it was said in', async () => {
    const { id, slug } = await out();
    const http = await app.as(owner);
    const line = async (path: string) =>
      /<p class="audience">.*<\/p>/.exec((await http.get(`/guidance/read/${path}`).expect(200)).text)?.[0];
    expect(await line(`${slug}/cy`)).toMatch(/^<p class="audience">Ar gyfer: <span lang="en">/);
    await move(app, owner, id, 'next-edition');
    await http
      .put(`/api/guidance/${id}/details`)
      .send({ audience: { en: 'Everyone' } })
      .expect(204);
    await http
      .put(`/api/guidance/${id}/details`)
      .send({ audience: { cy: 'Pawb' } })
      .expect(204);
    expect(await line(slug)).toBe('<p class="audience">For: <span>Everyone</span></p>');
    expect(await line(`${slug}/cy`)).toBe('<p class="audience">Ar gyfer: <span>Pawb</span></p>');
  });

  it('[reader/page] a clean address, without script, in both languages, with its control page', async () => {
    const { id, slug } = await out();
    expect(slug).toMatch(/^[a-z0-9-]+$/);
    const http = await app.as(reviewer);
    const { text, headers } = await http.get(`/guidance/read/${slug}`).expect(200);
    expect(headers['content-type']).toContain('text/html');
    expect(headers['content-security-policy']).toContain("script-src 'self'");
    expect(text).not.toMatch(/<script|style=|onerror=/);
    expect(text).toContain('<html lang="en">');
    expect(text).toContain('<h2 id="in-short">In short</h2>');
    expect(text).toContain('<a href="#what-else">What else</a>');
    expect(text).toContain('&quot;&gt;&lt;script&gt;');
    expect(text).toContain('Rhian Cole');
    expect(text).toContain('6 October 2027');
    expect(text).toContain(`href="/guidance/read/${slug}/cy" lang="cy"`);
    expect(text).toContain(`href="/guidance/${id}"`);
    const welsh = await http.get(`/guidance/read/${slug}`).set('accept-language', 'cy, en').expect(200);
    expect(welsh.text).toContain('<html lang="cy">');
    expect(welsh.text).toContain('6 Hydref 2027');
    expect((await http.get('/guidance/read/reader.css').expect(200)).text).toContain('@media print');
  });

  it('[reader/words] says what its words of the glossary mean, each once, in its language', async () => {
    const { slug } = await out({ publicFacing: true });
    const meaning = { en: `Not long ${attack}`, cy: 'Ddim yn hir' };
    for (const term of [{ en: 'short', cy: 'Cryno' }, { en: 'unused' }])
      await (await app.as(reviewer)).post('/api/glossary').send({ term, meaning }).expect(201);
    const { text } = await app.anyone().get(`/guidance/read/${slug}`).expect(200);
    expect(text.match(/<dt>short<\/dt><dd>Not long &quot;&gt;&lt;script&gt;/g)).toHaveLength(1);
    expect(text).not.toMatch(/<script|<dt>unused/);
    const welsh = await app.anyone().get(`/guidance/read/${slug}/cy`).expect(200);
    expect(welsh.text).toContain('<dt>Cryno</dt><dd>Ddim yn hir</dd>');
  });

  it('[reader/access] for people of the organisation; what faces the public for everyone, without names of staff', async () => {
    const inside = await out();
    const elsewhere = await Given.organisation(app.database);
    const stranger = await elsewhere.member(await elsewhere.team());
    const refused = await app.anyone().get(`/guidance/read/${inside.slug}`).expect(401);
    expect(refused.text).toContain(`/sign-in?next=%2Fguidance%2Fread%2F${inside.slug}`);
    await (await app.as(stranger)).get(`/guidance/read/${inside.slug}`).expect(404);
    await app.anyone().get(`/guidance/read/${inside.slug}/en/export/docx`).expect(404);
    const third = await Given.organisation(app.database);
    owner = await third.member(await third.team(), { name: 'Ffion Rees' });
    reviewer = await third.member(await third.team(), {
      name: 'Rhian Cole',
      grants: [{ role: 'reviewer', unitId: null }],
    });
    const { slug } = await out({ publicFacing: true });
    const { text } = await app.anyone().get(`/guidance/read/${slug}`).expect(200);
    expect(text).not.toContain('Rhian Cole');
    await app.anyone().get('/guidance/read/nothing-here').expect(401);
  });

  it('[reader/due] says that it is due a check from the day on, and is never hidden for that', async () => {
    const { slug } = await out();
    const http = await app.as(reviewer);
    clock.set(new Date('2027-10-05T12:00:00Z'));
    expect((await http.get(`/guidance/read/${slug}`)).text).not.toContain('class="due"');
    clock.set(new Date('2027-10-06T12:00:00Z'));
    const due = await (await app.as(reviewer)).get(`/guidance/read/${slug}`).expect(200);
    expect(due.text).toContain('class="due"');
    clock.set(TUESDAY);
  });

  it('[reader/withdrawn] keeps its address: since when it does not hold, and whom to ask; nothing of it to take away', async () => {
    const { id, slug } = await out();
    await move(app, owner, id, 'next-edition');
    const http = await app.as(reviewer);
    expect((await http.get(`/guidance/read/${slug}`).expect(200)).text).toContain('In short');
    await move(app, owner, id, 'set-aside');
    await move(app, owner, id, 'withdraw');
    for (const step of ['withdrawn', 'archived']) {
      const { text } = await http.get(`/guidance/read/${slug}/cy`).expect(410);
      expect({ step, text }).toMatchObject({ text: expect.stringContaining('Tynnwyd hwn yn ôl ar 6 Hydref 2026') });
      expect(text).toContain('Ffion &quot;&gt;&lt;script&gt;');
      expect(text).not.toMatch(/<script|Rhai geiriau/);
      if (step === 'withdrawn') await move(app, owner, id, 'archive');
    }
    await http.get(`/guidance/read/${slug}/en/export/docx`).expect(404);
    await app.anyone().get(`/guidance/read/${slug}`).expect(401);
  });
});

describe('taking out and bringing in', () => {
  it('[guidance/export] Markdown, HTML and Word, as files with safe names', async () => {
    const { id, slug } = await out();
    const http = await app.as(reviewer);
    for (const [format, ending] of [
      ['markdown', 'md'],
      ['html', 'html'],
      ['docx', 'docx'],
    ] as const) {
      const answer = await http
        .get(`/api/guidance/${id}/export?format=${format}&language=en`)
        .buffer(true)
        .parse(bytes)
        .expect(200);
      expect(answer.headers['content-disposition']).toBe(`attachment; filename="${slug}-en.${ending}"`);
      const body = answer.body as Buffer;
      if (format === 'docx') expect(plainText((await fromDocx(body)).doc)).toContain(wordsBy('ada'));
      else expect(body.toString()).toContain(wordsBy('ada'));
      if (format === 'html') expect(body.toString()).not.toContain('<script');
      await http.get(`/guidance/read/${slug}/en/export/${format}`).expect(200);
    }
    await move(app, owner, id, 'next-edition');
    await http.get(`/api/guidance/${id}/export?format=markdown&language=en&of=draft`).expect(404);
    await http.get(`/api/guidance/${id}/export?format=markdown&language=en`).expect(200);
  });

  it('[guidance/export] its pictures are in the file for who may see them', async () => {
    const { body } = await (
      await app.as(owner)
    )
      .post('/api/media')
      .field('alt', `A map ${attack}`)
      .attach('file', await givenPicture(40, 20).png(), `"><script>.png`)
      .expect(201);
    const image = { type: 'image', attrs: { src: body.src, alt: `A map ${attack}` } };
    const id = await givenPublished(app, owner, reviewer, {
      type: 'doc',
      content: [image, ...textFrom('The depots.').content!],
    });
    const file = async (format: string) => {
      const path = `/api/guidance/${id}/export?format=${format}&language=en`;
      return (await (await app.as(reviewer)).get(path).buffer(true).parse(bytes).expect(200)).body as Buffer;
    };
    const html = (await file('html')).toString();
    const [, encoded] =
      /<img src="data:image\/png;base64,([^"]+)" alt="A map &quot;&gt;&lt;script&gt;/.exec(html) ?? [];
    const sent = await (await app.as(reviewer)).get(body.src).buffer(true).parse(bytes).expect(200);
    expect(Buffer.from(encoded ?? '', 'base64').equals(sent.body as Buffer)).toBe(true);
    expect(html).not.toContain('<script');
    const parts = unzipSync(await file('docx'));
    const [media] = Object.keys(parts).filter((name) => name.startsWith('word/media/'));
    expect(Buffer.from(parts[media!]!).equals(sent.body as Buffer)).toBe(true);
    expect((await file('markdown')).toString()).toContain(`](${body.src})`);
  });

  it('[guidance/import] from Markdown, HTML and Word, saying what was left out; from what is none, refused', async () => {
    const http = await app.as(owner);
    const begin = (source: object) =>
      http.post('/api/guidance').send({ kind: 'guide', titles: { en: 'Brought in' }, source });
    const htmlOf = async (id: string) => (await http.get(`/api/guidance/${id}/text?language=en`).expect(200)).body.html;
    const markdown = await begin({ from: 'markdown', language: 'en', text: '## One\n\n- two' }).expect(201);
    expect(await htmlOf(markdown.body.id)).toBe('<h2 id="one">One</h2>\n<ul><li><p>two</p></li></ul>');
    const page =
      '<h1>One</h1><script>alert(1)</script><img src="https://evil.example/x.png"><iframe src="//evil.example"></iframe>';
    const html = await begin({ from: 'html', language: 'en', text: page }).expect(201);
    expect(html.body.notes.toSorted()).toEqual(['parts_left_out', 'pictures_left_out']);
    expect(await htmlOf(html.body.id)).toBe('<h2 id="one">One</h2>');
    // More than the usual limit of a request's size.
    const long = Array.from({ length: 7000 }, (_, nth) => `Paragraph ${nth} says what the others say.`).join('\n\n');
    const much = await begin({ from: 'markdown', language: 'en', text: long }).expect(201);
    expect(await htmlOf(much.body.id)).toContain('Paragraph 6999 says');
    const text = { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'From Word.' }] }] };
    const file = (await toDocx('Title', 'en', text)).toString('base64');
    const word = await begin({ from: 'docx', language: 'en', file }).expect(201);
    expect(await htmlOf(word.body.id)).toContain('<p>From Word.</p>');
    const { body: stored } = await http.post('/api/media').attach('file', await givenPicture(9, 7, 5).png(), 'a.png');
    const shown = { type: 'doc', content: [{ type: 'image', attrs: { src: stored.src, alt: 'The depot' } }] };
    const inFile = { bytes: await givenPicture(9, 7, 5).png(), type: 'image/png', width: 9, height: 7 };
    const pictured = (await toDocx('T', 'en', shown, new Map([[stored.src as string, inFile]]))).toString('base64');
    const withPicture = await begin({ from: 'docx', language: 'en', file: pictured }).expect(201);
    expect(withPicture.body.notes).not.toContain('pictures_left_out');
    expect(await htmlOf(withPicture.body.id)).toContain(`<img src="${stored.src}" alt="The depot">`);
    const unknown = { ...inFile, bytes: Buffer.from('no picture at all, whatever it says it is') };
    const broken = (await toDocx('T', 'en', shown, new Map([[stored.src as string, unknown]]))).toString('base64');
    const without = await begin({ from: 'docx', language: 'en', file: broken }).expect(201);
    expect(without.body.notes).toContain('pictures_left_out');
    expect(await htmlOf(without.body.id)).not.toContain('<img');
    const none = await begin({ from: 'docx', language: 'en', file: Buffer.from('nothing').toString('base64') }).expect(
      400,
    );
    expect(none.body.errors[0]).toMatchObject({ field: 'source.file', code: 'not_a_word_file' });
    await begin({ from: 'template', template: 'none-such' }).expect(400);
    // A small file may hold a long text.
    const longer = (await toDocx('Title', 'en', textFrom('word '.repeat(400_001)))).toString('base64');
    const beyond = await begin({ from: 'docx', language: 'en', file: longer }).expect(400);
    expect(beyond.body.errors[0]).toMatchObject({ field: 'source.file', code: 'text_too_long' });
  });
});

function bytes(response: unknown, done: (error: Error | null, body: Buffer) => void): void {
  const stream = response as NodeJS.ReadableStream;
  const parts: Buffer[] = [];
  stream.on('data', (part: Buffer) => parts.push(Buffer.from(part)));
  stream.on('end', () => done(null, Buffer.concat(parts)));
}
