import { createHash } from 'node:crypto';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { readEnv } from '../config/env.js';
import { makeLog } from '../log/log.js';
import { blobsOf, checkBlobs } from './blobs-of.js';
import { DiskBlobs } from './disk-blobs.js';
import { S3Blobs } from './s3-blobs.js';

/** As much of S3 as we speak: signed PUT, GET and DELETE by path; the hash of the content is checked. */
class TinyS3 {
  readonly files = new Map<string, { bytes: Buffer; type: string }>();
  /** So many requests are answered with 503 first. */
  busy = 0;
  private readonly server: Server = createServer((request, answer) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const { status, body } = this.answer(
        request.method ?? '',
        request.url ?? '',
        request.headers,
        Buffer.concat(parts),
      );
      answer.writeHead(status).end(body);
    });
  });

  async start(): Promise<string> {
    await new Promise<void>((ready) => this.server.listen(0, '127.0.0.1', ready));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((closed) => this.server.close(closed));
  }

  private answer(method: string, url: string, headers: NodeJS.Dict<string | string[]>, bytes: Buffer) {
    const signed = /^AWS4-HMAC-SHA256 Credential=key\/\d{8}\/eu-west-2\/s3\/aws4_request, SignedHeaders=\S*host/;
    if (!signed.test(String(headers['authorization']))) return { status: 403, body: 'AccessDenied' };
    if (this.busy-- > 0) return { status: 503, body: 'SlowDown' };
    const hash = headers['x-amz-content-sha256'];
    const whole = hash === 'UNSIGNED-PAYLOAD' || hash === createHash('sha256').update(bytes).digest('hex');
    if (!whole) return { status: 400, body: 'XAmzContentSHA256Mismatch' };
    if (method === 'PUT') this.files.set(url, { bytes, type: String(headers['content-type']) });
    if (method === 'DELETE') return { status: this.files.delete(url) ? 204 : 404, body: undefined };
    const file = this.files.get(url);
    return file ? { status: 200, body: method === 'GET' ? file.bytes : undefined } : { status: 404, body: 'NoSuchKey' };
  }
}

const s3 = new TinyS3();
const silent = makeLog('silent');
let folder = '';
let bucket: S3Blobs;
let endpoint = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'guildhall-blobs-'));
  endpoint = await s3.start();
  bucket = new S3Blobs({ endpoint, bucket: 'pictures', region: 'eu-west-2', keyId: 'key', secret: 'secret' });
});
afterAll(async () => {
  await s3.stop();
  await rm(folder, { recursive: true });
});

describe.each([
  ['a folder', () => new DiskBlobs(folder)],
  ['a bucket', () => bucket],
])('[storage] files in %s', (_, blobs) => {
  const bytes = Buffer.from([0, 255, 13, 10, 0x89]);

  it('come back byte for byte, are replaced, and are gone when removed', async () => {
    const kept = blobs();
    expect(await kept.get('0a/1b')).toBeNull();
    await kept.put('0a/1b', { bytes: Buffer.from('before'), type: 'image/png' });
    await kept.put('0a/1b', { bytes, type: 'image/png' });
    expect(await kept.get('0a/1b')).toEqual(bytes);
    await kept.remove('0a/1b');
    await kept.remove('0a/1b');
    expect(await kept.get('0a/1b')).toBeNull();
  });

  it.each(['../0a', '0a/../../b', '/etc/passwd', '0a//b', '', '0a/b%2e', 'C:\\0a', '0a\0'])(
    'never have the key %j',
    async (key) => {
      await expect(blobs().put(key, { bytes, type: 'image/png' })).rejects.toThrow('no key');
      await expect(blobs().get(key)).rejects.toThrow('no key');
      await expect(blobs().remove(key)).rejects.toThrow('no key');
    },
  );
});

describe('[storage] where files are kept', () => {
  it('a folder holds whole files only', async () => {
    const kept = new DiskBlobs(folder);
    await Promise.all([1, 2, 3].map((n) => kept.put('cc/dd', { bytes: Buffer.alloc(100_000, n), type: 'image/png' })));
    expect(await readdir(join(folder, 'cc'))).toEqual(['dd']);
    expect((await kept.get('cc/dd'))?.length).toBe(100_000);
  });

  it('a bucket gets the path, the type and a signature, is asked again when busy, and its refusals are errors', async () => {
    s3.busy = 1;
    await bucket.put('ab/cd', { bytes: Buffer.from('x'), type: 'image/jpeg' });
    expect(s3.files.get('/pictures/ab/cd')).toEqual({ bytes: Buffer.from('x'), type: 'image/jpeg' });
    const stranger = new S3Blobs({ endpoint, bucket: 'pictures', region: 'eu-west-2', keyId: 'other', secret: 'x' });
    await expect(stranger.get('ab/cd')).rejects.toThrow('403 AccessDenied');
    await expect(stranger.put('ab/cd', { bytes: Buffer.from('y'), type: 'image/png' })).rejects.toThrow(
      'could not put',
    );
  });

  it('a place that takes nothing is told at the start, and one that does holds nothing afterwards', async () => {
    const [file, empty] = [join(folder, 'a-file'), join(folder, 'empty')];
    await writeFile(file, '');
    const whole = { MEDIA_S3_ENDPOINT: endpoint, MEDIA_S3_BUCKET: 'pictures', MEDIA_S3_KEY_ID: 'key' };
    await checkBlobs(readEnv({ MEDIA_DIR: empty }), silent);
    expect(await readdir(join(empty, '00'))).toEqual([]);
    const before = [...s3.files.keys()];
    await checkBlobs(readEnv({ ...whole, MEDIA_S3_SECRET: 'secret', MEDIA_S3_REGION: 'eu-west-2' }), silent);
    expect([...s3.files.keys()]).toEqual(before);
    await expect(checkBlobs(readEnv({ MEDIA_DIR: file }), silent)).rejects.toThrow(
      `MEDIA_DIR: pictures cannot be kept in ${file} (`,
    );
    await expect(checkBlobs(readEnv({ DATA_DIR: file }), silent)).rejects.toThrow(
      'DATA_DIR: pictures cannot be kept in',
    );
    await expect(checkBlobs(readEnv({ ...whole, MEDIA_S3_SECRET: 'secret' }), silent)).rejects.toThrow(
      `MEDIA_S3_BUCKET: pictures cannot be kept in pictures at ${endpoint} (The bucket could not put a file: 403`,
    );
  });

  it('a bucket that is away stops no start, and is told of; one that refuses stops it', async () => {
    const named = { MEDIA_S3_BUCKET: 'pictures', MEDIA_S3_KEY_ID: 'key', MEDIA_S3_REGION: 'eu-west-2' };
    const told: string[] = [];
    const log = makeLog('warn', { write: (line) => void told.push((JSON.parse(line) as { msg: string }).msg) });
    s3.busy = 3;
    await checkBlobs(readEnv({ ...named, MEDIA_S3_ENDPOINT: endpoint, MEDIA_S3_SECRET: 'secret' }), log);
    s3.busy = 0;
    const closed = new TinyS3();
    const nowhere = await closed.start();
    await closed.stop();
    await checkBlobs(readEnv({ ...named, MEDIA_S3_ENDPOINT: nowhere, MEDIA_S3_SECRET: 'secret' }), log);
    expect(told).toEqual(Array(2).fill('pictures: their bucket is away, so none are kept or shown until it is back'));
    const refused = readEnv({
      ...named,
      MEDIA_S3_ENDPOINT: endpoint,
      MEDIA_S3_KEY_ID: 'other',
      MEDIA_S3_SECRET: 'secret',
    });
    await expect(checkBlobs(refused, log)).rejects.toThrow('403');
  }, 20_000);

  it('the settings decide, and half of a bucket is named', () => {
    const whole = {
      MEDIA_S3_ENDPOINT: endpoint,
      MEDIA_S3_BUCKET: 'pictures',
      MEDIA_S3_KEY_ID: 'key',
      MEDIA_S3_SECRET: 'secret',
    };
    expect(blobsOf(readEnv(whole))).toBeInstanceOf(S3Blobs);
    expect(blobsOf(readEnv({ MEDIA_DIR: folder }))).toBeInstanceOf(DiskBlobs);
    expect(() => readEnv({ ...whole, MEDIA_S3_SECRET: '' })).toThrow(
      'Please mend these settings. MEDIA_S3_SECRET: needed when MEDIA_S3_ENDPOINT is set',
    );
  });
});
