import { readdir } from 'node:fs/promises';

import { mediaLimits } from '@guildhall/shared/work/media-limits';
import * as Y from 'yjs';
import { beforeEach, describe, expect, it } from '@jest/globals';

import type { Actor } from '../../platform/actor.js';
import { newId } from '../../platform/ids.js';
import { DAY_MS, Given } from '../../testing/given.js';
import { givenPicture, withExif } from '../../testing/given-pictures.js';
import { appendUpdates, insertDocument } from '../../platform/collab/collab.store.js';
import { givenPublished, move, wordsBy } from '../../testing/given-guidance.js';
import { app, clock, eachTestHasItsOwnOrganisation, folder, given } from '../../testing/world.js';
import { keepPictures, openPictures, usePictures } from './media.store.js';
import { measure } from './picture.rules.js';
import { RemoveOrphans } from './remove-orphans.job.js';

let author: Actor;
let colleague: Actor;

eachTestHasItsOwnOrganisation();
beforeEach(async () => {
  author = await given.member(await given.team());
  colleague = await given.member(await given.team());
});

async function send(actor: Actor, bytes: Buffer, name = 'map.png', fields: Record<string, string> = {}) {
  const request = (await app.as(actor)).post('/api/media').field(fields);
  return request.attach('file', bytes, { filename: name, contentType: 'image/png' });
}

async function sent(actor: Actor, bytes: Buffer): Promise<string> {
  const { body } = await send(actor, bytes);
  return body.id as string;
}

/** The state of a co-authored document that shows this picture. */
function showing(id: string): Uint8Array {
  const document = new Y.Doc();
  const image = new Y.XmlElement('image');
  image.setAttribute('src', `/media/${id}`);
  document.getXmlFragment('default').insert(0, [image]);
  return Y.encodeStateAsUpdate(document);
}

const files = async () =>
  (await readdir(folder, { recursive: true, withFileTypes: true })).filter((file) => file.isFile()).length;
const place = () => `practice:${newId()}` as const;

describe('sending a picture', () => {
  it('[media/send] gives its address, from which colleagues read it, never stale and never sniffed', async () => {
    const { status, body } = await send(author, await givenPicture(300, 200).png(), 'map.png', { alt: ' A map ' });
    expect(status).toBe(201);
    expect(body).toEqual({ id: expect.any(String), src: `/media/${body.id}`, width: 300, height: 200, alt: 'A map' });
    const { headers, body: bytes } = await (await app.as(colleague)).get(body.src).expect(200);
    expect(headers).toMatchObject({
      'content-type': 'image/png',
      'cache-control': 'private, max-age=31536000, immutable',
      'x-content-type-options': 'nosniff',
      'content-disposition': 'inline; filename="picture"',
      'content-security-policy': "default-src 'none'; sandbox",
    });
    expect(measure(bytes)).toMatchObject({ kind: 'png', width: 300, height: 200 });
  });

  it('[media/once] the same picture under the same key is the first one, another picture is refused', async () => {
    const [map, other] = [await givenPicture(30, 20).png(), await givenPicture(20, 30).png()];
    const http = await app.as(author);
    const again = (bytes: Buffer, alt = 'A map') =>
      http.post('/api/media').set('Idempotency-Key', 'one-picture').field('alt', alt).attach('file', bytes, 'map.png');
    const first = await again(map).expect(201);
    expect((await again(map).expect(201)).body).toEqual(first.body);
    for (const sending of [again(other), again(map, 'Another')])
      expect((await sending.expect(409)).body).toMatchObject({ code: 'key_reused' });
  });

  it('[media/private] nothing the camera wrote is kept, and the picture stands upright', async () => {
    const photo = withExif(await givenPicture(80, 40).jpeg(), 6, 'At 50.7184 N by the depot');
    expect(photo.includes('50.7184')).toBe(true);
    const { body } = await send(author, Buffer.concat([photo, Buffer.from('PK 50.7184')]), 'photo.jpg');
    expect(body).toMatchObject({ width: 40, height: 80 });
    const { body: bytes } = await (await app.as(author)).get(body.src).expect('content-type', 'image/jpeg');
    expect(bytes.includes('Exif')).toBe(false);
    expect(bytes.includes('50.7184')).toBe(false);
  });

  it('[media/size] a large photo is made smaller, whatever its shape', async () => {
    const { body } = await send(author, await givenPicture(2600, 1300).jpeg());
    expect(body).toMatchObject({ width: mediaLimits.edge, height: mediaLimits.edge / 2 });
    const webp = await send(author, await givenPicture(60, 30).webp(80));
    const { headers } = await (await app.as(author)).get(webp.body.src).expect(200);
    expect(headers['content-type']).toMatch(/^image\/(jpeg|png)$/);
  });

  it('[media/once] the same picture is stored once an organisation, and a lost answer may be asked for again', async () => {
    const before = await files();
    const bytes = await givenPicture(50, 50, 3).png();
    const [first, second] = await Promise.all([send(author, bytes), send(colleague, bytes, 'b.png', { alt: 'Bins' })]);
    expect(first.body.id).toBe(second.body.id);
    expect((await send(author, bytes)).body.alt).toBe('Bins');
    expect(await files()).toBe(before + 1);
    const elsewhere = await Given.organisation(app.database);
    const outsider = await elsewhere.member(await elsewhere.team());
    expect(await sent(outsider, bytes)).not.toBe(first.body.id);
  });

  it.each([
    ['a drawing that can run script', 'map.png', '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"></svg>'],
    ['a page', 'map.jpg', '<!doctype html><script>alert(1)</script><p>Not a picture at all, whatever it says.</p>'],
    ['a moving picture', 'map.png', 'GIF89a with more than thirty bytes behind it, all of them idle'],
    ['a program', '../../../../etc/cron.d/x.png', '#!/bin/sh\nrm -rf / # with more than thirty bytes behind it'],
  ])('[media/kind] %s is refused, whatever it calls itself', async (_, name, text) => {
    const before = await files();
    const { status, body } = await send(author, Buffer.from(text), name);
    expect(status).toBe(400);
    const message = expect.stringContaining('PNG, JPEG and WebP');
    expect(body.errors).toEqual([{ field: 'file', code: 'picture_kind', message }]);
    expect(await files()).toBe(before);
  });

  it('[media/bomb] a small file that would unfold to gigabytes is refused before it is opened', async () => {
    const bomb = await givenPicture(20, 10).png();
    bomb.writeUInt32BE(60_000, 16);
    bomb.writeUInt32BE(60_000, 20);
    const { status, body } = await send(author, bomb);
    expect(status).toBe(400);
    expect(body.errors).toMatchObject([{ field: 'file', code: 'picture_pixels' }]);
  });

  it('[media/limits] too many bytes, a broken picture, no picture and too many words are refused by name', async () => {
    const large = await send(author, Buffer.alloc(mediaLimits.bytes + 1, 1));
    expect([large.status, large.body.code]).toEqual([413, 'too_large']);
    const whole = await givenPicture(200, 200).png();
    const broken = await send(author, whole.subarray(0, whole.length / 2));
    expect(broken.body.errors).toMatchObject([{ field: 'file', code: 'picture_broken' }]);
    const none = await (await app.as(author)).post('/api/media').field({ alt: 'A map' });
    expect(none.body.errors).toMatchObject([{ field: 'file', code: 'file_needed' }]);
    const wordy = await send(author, whole, 'map.png', { alt: 'x'.repeat(mediaLimits.alt + 1) });
    expect(wordy.body.errors).toMatchObject([{ field: 'alt', code: 'too_big' }]);
    await (await app.as(author)).post('/api/media').send({ file: 'x' }).expect(415);
    await app.anyone().post('/api/media').attach('file', whole, 'map.png').expect(401);
  });

  it.each(['multipart/form-data', 'multipart/form-data; boundary=part'])(
    '[media/form] a form that is none, or ends too early, is no trouble of ours: %s',
    async (type) => {
      const request = (await app.as(author)).post('/api/media').set('Content-Type', type);
      const { status, body } = await request.send('--part\r\nContent-Disposition: form-data; name="file"');
      expect({ status, ...body }).toMatchObject({ status: 400, code: 'invalid' });
      expect(body.detail).toBe('We could not read that form. Please choose the file again and send it.');
    },
  );

  it('[media/name] what the file calls itself is stored nowhere', async () => {
    for (const name of ['../../escape.png', '..\\..\\escape.png', '/etc/passwd', 'a\u0000b.png', '%2e%2e%2fescape.png'])
      expect((await send(author, await givenPicture(10, 10, name.length).png(), name)).status).toBe(201);
    const names = (await readdir(folder, { recursive: true })).join('\n');
    expect(names).toMatch(/^[0-9a-f/\n-]+$/);
  });
});

describe('reading a picture', () => {
  it('[media/tenant] is for members of its organisation; nobody else learns that it is there', async () => {
    const id = await sent(author, await givenPicture(30, 30, 5).png());
    const elsewhere = await Given.organisation(app.database);
    const outsider = await elsewhere.member(await elsewhere.team(), { grants: [{ role: 'admin', unitId: null }] });
    await (await app.as(outsider)).get(`/media/${id}`).expect(404);
    await app.anyone().get(`/media/${id}`).expect(404);
    for (const path of [newId(), 'x', '..%2f..%2fapi%2fme', `${id}%00`, `${id}/x`])
      await (await app.as(author)).get(`/media/${path}`).expect(404);
  });

  it('[media/open] is for anyone while an open text shows it', async () => {
    const id = await sent(author, await givenPicture(30, 30, 6).png());
    const at = place();
    const use = (text: string, open: boolean) =>
      app.database.transaction({}, (tx) => usePictures(tx, given.organisationId, at, text, { open }));
    await use(`![A map](/media/${id})`, true);
    await app
      .anyone()
      .get(`/media/${id}`)
      .expect(200)
      .expect('cache-control', /^public/);
    await use(`![A map](/media/${id})`, false);
    await app.anyone().get(`/media/${id}`).expect(404);
    const elsewhere = await Given.organisation(app.database);
    await app.database.transaction({}, (tx) =>
      usePictures(tx, elsewhere.organisationId, place(), `/media/${id}`, { open: true }),
    );
    await app.anyone().get(`/media/${id}`).expect(404);
  });
});

describe('pictures in guidance', () => {
  it('[media/guidance] are read by members, by anyone while it is published for anyone, and stay in its revisions', async () => {
    const reviewer = await given.member(await given.team(), { grants: [{ role: 'reviewer', unitId: null }] });
    const id = await sent(author, await givenPicture(26, 26, 41).png());
    const image = { type: 'image', attrs: { src: `/media/${id}`, alt: 'A map of the rounds' } };
    const words = { type: 'paragraph', content: [{ type: 'text', text: wordsBy('ada') }] };
    const guidance = await givenPublished(app, author, reviewer, { type: 'doc', content: [words, image] });
    const open = (publicFacing: boolean) =>
      app.database.transaction({}, (tx) =>
        openPictures(tx, given.organisationId, `guidance-read:${guidance}`, publicFacing),
      );
    await (await app.as(colleague)).get(`/media/${id}`).expect(200);
    await app.anyone().get(`/media/${id}`).expect(404);
    await open(true);
    await app.anyone().get(`/media/${id}`).expect(200);
    await move(app, author, guidance, 'withdraw');
    await app.anyone().get(`/media/${id}`).expect(404);
    clock.pass(8 * DAY_MS);
    await app.database.query(`delete from collab_document where organisation_id = $1`, [given.organisationId]);
    await app.get(RemoveOrphans).run();
    await (await app.as(colleague)).get(`/media/${id}`).expect(200);
  });
});

describe('tidying up', () => {
  it('[media/orphans] a picture that no text shows is removed after a week, with its file; others stay', async () => {
    const [shown, once, taken, fresh] = await Promise.all(
      [11, 12, 13, 14].map(async (seed) => sent(author, await givenPicture(24, 24, seed).png())),
    );
    const at = place();
    await app.database.transaction({}, async (tx) => {
      await usePictures(tx, given.organisationId, at, `/media/${shown} /media/${taken}`);
      await usePictures(tx, given.organisationId, at, `/media/${shown}`);
      await keepPictures(tx, given.organisationId, place(), `/media/${once}`);
    });
    const before = await files();
    clock.pass(6 * DAY_MS);
    await sent(author, await givenPicture(24, 24, 14).png());
    await app.get(RemoveOrphans).run();
    expect(await files()).toBe(before);
    clock.pass(1.5 * DAY_MS);
    await app.get(RemoveOrphans).run();
    const http = await app.as(author);
    for (const id of [shown, once, fresh]) await http.get(`/media/${id}`).expect(200);
    await http.get(`/media/${taken}`).expect(404);
    expect(await app.get(RemoveOrphans).run()).toBe(0);
  });

  it('[media/orphans] a picture in a document that is being written together stays, stored or still on its way', async () => {
    const [settled, typed, neither] = await Promise.all(
      [31, 32, 33].map(async (seed) => sent(author, await givenPicture(22, 22, seed).png())),
    );
    const { organisationId } = given;
    const name = `guidance:${newId()}:en`;
    await app.database.transaction({}, (tx) =>
      insertDocument(tx, { name, organisationId, state: showing(settled!), at: clock.now() }),
    );
    await appendUpdates(app.database, name, [{ memberId: null, update: showing(typed!) }], clock.now());
    clock.pass(8 * DAY_MS);
    await app.get(RemoveOrphans).run();
    const http = await app.as(author);
    for (const id of [settled, typed]) await http.get(`/media/${id}`).expect(200);
    await http.get(`/media/${neither}`).expect(404);
  });
});
