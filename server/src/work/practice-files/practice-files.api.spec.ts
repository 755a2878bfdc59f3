import { describe, expect, it } from '@jest/globals';
import { portablePractices } from '@guildhall/shared/work/practice-files';
import { strFromU8, unzipSync } from 'fflate';

import type { Actor } from '../../platform/actor.js';
import { Given } from '../../testing/given.js';
import { givenPublished } from '../../testing/given-guidance.js';
import { cardText, givenCard } from '../../testing/given-practices.js';
import { app, clock, given } from '../../testing/world.js';
import { author, colleague, eachTestHasWriters, mate } from '../../testing/writers-world.js';
import { PublishPractice } from '../practices/publish-practice.command.js';
import { readFile } from './read-files.rules.js';

eachTestHasWriters();

describe('files of practices', () => {
  it('[files/faults] each file says where and how to mend it, and nothing comes in until all are whole', async () => {
    const http = await app.as(author);
    const files = [
      { name: 'good.md', content: '# Good\n\nFine.' },
      { name: 'heading.md', content: '# A\n\n## Whatever\n\nx' },
      { name: 'front.md', content: '---\n: : [\n---\n' },
      { name: 'bomb.md', content: '---\na: &a [x]\nb: *a\n---\n' },
      { name: 'result.md', content: '---\nresult: great\nminutes: long\nextra: 1\n---\n# B' },
      { name: 'both.md', content: '---\ntitel: A\n---\n## Whatever\n\nx\n\n## Else\n' },
      { name: 'empty.md', content: '\n' },
      { name: 'photo.png', content: 'x' },
      { name: 'book.md', content: 'x'.repeat(60_001) },
      { name: 'cut.json', content: '{"format":' },
    ];
    const send = async (body: object) => (await http.post('/api/practice-files').send(body).expect(200)).body;
    const report = await send({ dryRun: false, files });
    const faults = Object.fromEntries(
      report.files.map(({ name, faults: of }: { name: string; faults: { field: string; code: string }[] }) => [
        name,
        of.map(({ field, code }) => `${field} ${code}`),
      ]),
    );
    expect(faults).toEqual({
      'good.md': [],
      'heading.md': ['Whatever unknown_heading'],
      'front.md': ['front matter front_matter'],
      'bomb.md': ['front matter front_matter'],
      'result.md': ['result invalid_value', 'minutes invalid_type', 'extra unknown_field'],
      'both.md': ['Whatever unknown_heading', 'Else unknown_heading', 'titel unknown_field'],
      'empty.md': ['file empty_file'],
      'photo.png': ['file not_a_practice_file'],
      'book.md': ['file file_too_long'],
      'cut.json': ['file not_json'],
    });
    expect(report.made).toEqual([]);
    const mine = async () => (await http.get('/api/practices?mine=true').expect(200)).body.entries;
    expect((await send({ dryRun: true, files: files.slice(0, 1) })).made).toEqual([]);
    expect(await mine()).toEqual([]);
    expect((await send({ dryRun: false, files: files.slice(0, 1) })).made).toHaveLength(1);
    expect(await mine()).toMatchObject([{ title: 'Good', state: 'draft', audience: 'me' }]);
  });

  it('[files/take-out] one and all, with the council they are from, and only what the reader may read', async () => {
    const id = await givenCard(app, author, { title: 'Council card' });
    const narrow = await givenCard(app, author, { title: 'Team card' }, 'team');
    const http = await app.as(colleague);
    const { body } = await http.get('/api/practice-files?format=json').expect(200);
    const file = portablePractices.parse(body);
    expect(file.practices).toMatchObject([
      { title: 'Council card', from: { council: 'Brackenshire', author: 'Ffion Rees' } },
    ]);
    await http.get(`/api/practices/${narrow}/file?format=json`).expect(404);
    const one = await http.get(`/api/practices/${id}/file?format=markdown`).expect(200);
    expect(one.headers['content-disposition']).toBe('attachment; filename="council-card.md"');
    expect(readFile({ name: 'a.md', content: one.text }).practices).toEqual(file.practices);
    const zip = await (
      await app.as(mate)
    )
      .get('/api/practice-files?format=markdown')
      .buffer()
      .parse(bytes as never)
      .expect(200);
    const names = Object.entries(unzipSync(new Uint8Array(zip.body))).map(([name, held]) => [
      name,
      strFromU8(held).length > 0,
    ]);
    expect(names).toEqual([
      ['0001-team-card.md', true],
      ['0002-council-card.md', true],
    ]);
    // Brought in elsewhere, the source council is credited.
    const elsewhere = await Given.organisation(app.database);
    await app.database.query(`update organisation set name = 'Porthaven' where id = $1`, [elsewhere.organisationId]);
    const reader = await app.as(await elsewhere.member(await elsewhere.team()));
    const files = [{ name: 'practices.json', content: JSON.stringify(file) }];
    const { made } = (await reader.post('/api/practice-files').send({ dryRun: false, files }).expect(200)).body;
    const { text: brought } = (await reader.get(`/api/practices/${made[0]}/text`).expect(200)).body;
    expect(brought).toMatchObject({ title: 'Council card', credits: [{ kind: 'organisation', name: 'Brackenshire' }] });
  });

  it('[files/large] a whole library comes in again, each practice within its own limits', async () => {
    const number = 300;
    const whole = {
      title: 'Long',
      problem: 'w'.repeat(1500),
      whatWeDid: ['s'.repeat(500)],
      howWeKnow: 'k'.repeat(1000),
    };
    const practices = Array.from({ length: number }, (_, nth) => ({ ...whole, title: `Long ${nth}` }));
    const http = await app.as(author);
    const send = (all: object[]) => {
      const content = JSON.stringify({ format: 'guildhall-practices', version: 1, practices: all });
      return http.post('/api/practice-files').send({ dryRun: false, files: [{ name: 'practices.json', content }] });
    };
    const { body: refused } = await send([...practices, { ...whole, problem: 'w'.repeat(1501) }]).expect(200);
    expect(refused).toMatchObject({
      made: [],
      files: [{ faults: [{ field: `practices.${number}.problem`, code: 'too_big' }] }],
    });
    expect((await send(practices).expect(200)).body.made).toHaveLength(number);
  });

  it('[files/unseen] a character that cannot be stored is left out, in a file as everywhere', async () => {
    const practices = [
      { title: 'Bin\0 routes', problem: 'Half \ud800 a sign', whatWeDid: ['Look'], howWeKnow: 'Asked' },
    ];
    const content = JSON.stringify({ format: 'guildhall-practices', version: 1, practices });
    const http = await app.as(author);
    const sent = { dryRun: false, files: [{ name: 'practices.json', content }] };
    const { made } = (await http.post('/api/practice-files').send(sent).expect(200)).body;
    const { text } = (await http.get(`/api/practices/${made[0]}/text`).expect(200)).body;
    expect(text).toMatchObject({ title: 'Bin routes', problem: 'Half \ufffd a sign' });
  });

  it('[files/every-field] what is taken out, brought in and published says the same in every field', async () => {
    const linked = await givenCard(app, author, { title: 'Rota swaps by text' });
    const reviewer = await given.member(await given.team(), { grants: [{ role: 'reviewer', unitId: null }] });
    const guidance = await givenPublished(app, author, reviewer, ['Meet at the map.']);
    const whole = {
      problem: 'Residents rang.\n\n## The problem\n\nNot a heading of ours.',
      template: 'how-to' as const,
      cost: { band: 'amount' as const, amount: 1200, note: 'Cards for the vans' },
      credits: [
        { kind: 'member' as const, memberId: mate.memberId },
        { kind: 'organisation' as const, name: 'Powys' },
      ],
      practices: [linked],
      guidance: [guidance],
      openQuestions: ['What would you do by **radio**?', '## Who drives?'],
    };
    const id = await givenCard(app, author, whole);
    const http = await app.as(author);
    const take = async (of: string, format: string): Promise<string> =>
      (await http.get(`/api/practices/${of}/file?format=${format}`).expect(200)).text;
    const said = (json: string) => portablePractices.parse(JSON.parse(json)).practices[0]!;
    const first = said(await take(id, 'json'));
    expect(first).toMatchObject({ practices: ['Rota swaps by text'], openQuestions: whole.openQuestions });
    expect(first.guidance).toHaveLength(1);
    for (const [format, name] of [
      ['json', 'a.json'],
      ['markdown', 'a.md'],
    ] as const) {
      const sent = { dryRun: false, files: [{ name, content: await take(id, format) }] };
      const { body: report } = await http.post('/api/practice-files').send(sent).expect(200);
      expect(report.files).toMatchObject([{ faults: [], notHere: [] }]);
      await app.get(PublishPractice).execute(author, report.made[0], { basedOn: 1, audience: 'council' });
      expect(said(await take(report.made[0], 'json'))).toEqual(first);
    }
    // Where they are not, links are left out, and the report says which.
    const elsewhere = await Given.organisation(app.database);
    const sent = { dryRun: true, files: [{ name: 'a.json', content: await take(id, 'json') }] };
    const there = await app.as(await elsewhere.member(await elsewhere.team()));
    const { body: report } = await there.post('/api/practice-files').send(sent).expect(200);
    expect(report.files[0].notHere).toEqual(['Rota swaps by text', ...first.guidance]);
  });

  it('[files/every-one] all of a library is taken out, however many, page after page, each once and links with it', async () => {
    const http = await app.as(author);
    const { whoToAsk: _, ...practice } = cardText(author);
    const all = Array.from({ length: 260 }, (_, nth) => ({
      ...practice,
      title: `Card ${nth}`,
      practices: [`Card ${(nth + 1) % 260}`],
    }));
    const content = JSON.stringify({ format: 'guildhall-practices', version: 1, practices: all });
    const sent = { dryRun: false, files: [{ name: 'a.json', content }] };
    expect((await http.post('/api/practice-files').send(sent).expect(200)).body.made).toHaveLength(260);
    // Published at the same instant: pages are told apart by their ids.
    await app.database.query(
      `update practice set state = 'published', audience = 'council', published_at = $2, changed_at = $2
       where organisation_id = $1`,
      [given.organisationId, clock.now()],
    );
    const { body } = await (await app.as(colleague)).get('/api/practice-files?format=json').expect(200);
    const { practices: taken } = portablePractices.parse(body);
    expect(new Set(taken.map(({ title }) => title)).size).toBe(260);
    expect(taken).toHaveLength(260);
    for (const { title, practices: links } of taken) {
      expect(links).toEqual([`Card ${(Number(title.slice(5)) + 1) % 260}`]);
    }
    const zip = await (
      await app.as(colleague)
    )
      .get('/api/practice-files?format=markdown')
      .buffer()
      .parse(bytes as never)
      .expect(200);
    expect(Object.keys(unzipSync(new Uint8Array(zip.body)))).toHaveLength(260);
  });

  it('[files/too-many] more than come in at once are refused, and none of them comes in', async () => {
    const practices = Array.from({ length: 5001 }, (_, nth) => ({ title: `Card ${nth}` }));
    const content = JSON.stringify({ format: 'guildhall-practices', version: 1, practices });
    const http = await app.as(author);
    const sent = { dryRun: false, files: [{ name: 'a.json', content }] };
    expect((await http.post('/api/practice-files').send(sent).expect(400)).body.errors).toMatchObject([
      { field: 'files', code: 'too_big' },
    ]);
    expect((await http.get('/api/practices?mine=true').expect(200)).body.entries).toEqual([]);
  });

  it('[files/adapted] an adapted practice names its source, by title only while all who read it may read that', async () => {
    const http = await app.as(colleague);
    const adaptation = async (source: string, actor: Actor) => {
      const id = (await (await app.as(actor)).post(`/api/practices/${source}/adapt`).expect(201)).body.id as string;
      const whatChanged = { before: 'A week', after: 'Two days', measured: '' };
      const text = cardText(actor, { title: 'Our own way', whatChanged });
      await (await app.as(actor)).put(`/api/practices/${id}/text`).send({ basedOn: 1, text }).expect(200);
      await app.get(PublishPractice).execute(actor, id, { basedOn: 2, audience: 'council' });
      return id;
    };
    const file = async (id: string, format: string) =>
      (await http.get(`/api/practices/${id}/file?format=${format}`).expect(200)).text;
    const source = await givenCard(app, author, { title: 'One map' });
    const id = await adaptation(source, colleague);
    const adaptedFrom = { title: 'One map', author: 'Ffion Rees', council: 'Brackenshire' };
    expect(portablePractices.parse(JSON.parse(await file(id, 'json'))).practices).toMatchObject([{ adaptedFrom }]);
    const markdown = await file(id, 'markdown');
    expect(readFile({ name: 'a.md', content: markdown }).practices).toMatchObject([{ adaptedFrom }]);
    expect(readFile({ name: 'a.md', content: await file(source, 'markdown') }).practices).toMatchObject([
      { adaptedFrom: null },
    ]);
    const narrow = await adaptation(await givenCard(app, author, { title: 'For the team' }, 'team'), mate);
    expect(readFile({ name: 'a.md', content: await file(narrow, 'markdown') }).practices).toMatchObject([
      { adaptedFrom: { ...adaptedFrom, title: null } },
    ]);
    // Brought in by another council, the council of the source is credited beside the one that adapted it.
    const elsewhere = await Given.organisation(app.database);
    await app.database.query(`update organisation set name = 'Porthaven' where id = $1`, [elsewhere.organisationId]);
    const reader = await app.as(await elsewhere.member(await elsewhere.team()));
    const content = markdown.replace(/(adaptedFrom:[\s\S]*?council: )Brackenshire/, '$1Powys');
    const sent = { dryRun: false, files: [{ name: 'a.md', content }] };
    const { made } = (await reader.post('/api/practice-files').send(sent).expect(200)).body;
    const { text } = (await reader.get(`/api/practices/${made[0]}/text`).expect(200)).body;
    expect(text.credits.map(({ name }: { name: string }) => name)).toEqual(['Brackenshire', 'Powys']);
  });

  it('[files/names] neither a name of a file nor its headers can be written by a title', async () => {
    const id = await givenCard(app, author, { title: '../../"; filename="x.html"\\ <script>alert(1)</script> é' });
    const http = await app.as(colleague);
    for (const [format, ending] of [
      ['markdown', 'md'],
      ['json', 'json'],
    ] as const) {
      const { headers } = await http.get(`/api/practices/${id}/file?format=${format}`).expect(200);
      expect(headers['content-disposition']).toMatch(new RegExp(`^attachment; filename="[a-z0-9-]+\\.${ending}"$`));
      expect(headers['x-content-type-options']).toBe('nosniff');
      expect(headers['content-type']).not.toContain('html');
    }
    const zip = await http
      .get('/api/practice-files?format=markdown')
      .buffer()
      .parse(bytes as never)
      .expect(200);
    const names = Object.keys(unzipSync(new Uint8Array(zip.body)));
    for (const name of names) expect(name).toMatch(/^[a-z0-9-]+\.md$/);
  });
});

function bytes(response: NodeJS.ReadableStream, done: (error: Error | null, body: Buffer) => void): void {
  const chunks: Buffer[] = [];
  response.on('data', (chunk: Buffer) => chunks.push(Buffer.from(chunk)));
  response.on('end', () => done(null, Buffer.concat(chunks)));
}
