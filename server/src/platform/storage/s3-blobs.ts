import type { AwsClient } from 'aws4fetch';

import { type StoredFile, Blobs, checkKey } from './blobs.js';

export interface Bucket {
  /** Such as https://s3.eu-west-2.amazonaws.com or the address of a MinIO. */
  endpoint: string;
  bucket: string;
  region: string;
  keyId: string;
  secret: string;
}

const ANSWER_WITHIN_MS = 20_000;

/** Files in a bucket that speaks the S3 protocol, addressed by path. */
export class S3Blobs extends Blobs {
  private client: Promise<AwsClient> | null = null;

  constructor(private readonly bucket: Bucket) {
    super();
  }

  async put(key: string, { bytes, type }: StoredFile): Promise<void> {
    const body = new Uint8Array(bytes);
    const answer = await this.send(key, { method: 'PUT', body, headers: { 'content-type': type } });
    await expectOk(answer, 'put');
  }

  async get(key: string): Promise<Buffer | null> {
    const answer = await this.send(key, { method: 'GET' });
    if (answer.status === 404) {
      await answer.body?.cancel();
      return null;
    }
    await expectOk(answer, 'get');
    return Buffer.from(await answer.arrayBuffer());
  }

  async remove(key: string): Promise<void> {
    const answer = await this.send(key, { method: 'DELETE' });
    if (answer.status !== 404) await expectOk(answer, 'remove');
  }

  private async send(key: string, request: RequestInit): Promise<Response> {
    this.client ??= this.connect();
    const { endpoint, bucket } = this.bucket;
    const address = `${endpoint.replace(/\/$/, '')}/${bucket}/${checkKey(key)}`;
    const signal = AbortSignal.timeout(ANSWER_WITHIN_MS);
    return (await this.client).fetch(address, { ...request, signal, redirect: 'error' });
  }

  /** Loaded with the first file, so that installations without a bucket never read it. */
  private async connect(): Promise<AwsClient> {
    const { AwsClient: Client } = await import('aws4fetch');
    const { keyId: accessKeyId, secret: secretAccessKey, region } = this.bucket;
    return new Client({ accessKeyId, secretAccessKey, region, service: 's3', retries: 2 });
  }
}

class BucketTrouble extends Error {
  constructor(
    message: string,
    readonly status: number,
  ) {
    super(message);
  }
}

const UNREACHED = new Set(['ECONNREFUSED', 'ECONNRESET', 'EHOSTUNREACH', 'ENETUNREACH', 'ETIMEDOUT', 'EAI_AGAIN']);

/** Whether a bucket that may serve tomorrow did not answer, or has trouble of its own; it refused nothing. */
export function isBucketAway(error: unknown): boolean {
  if (error instanceof BucketTrouble) return error.status >= 500;
  const { name, cause } = error as { name?: string; cause?: { code?: string } };
  const code = cause?.code ?? '';
  return name === 'TimeoutError' || UNREACHED.has(code) || code.startsWith('UND_ERR_');
}

async function expectOk(answer: Response, what: string): Promise<void> {
  if (answer.ok) return;
  const said = (await answer.text()).slice(0, 300);
  throw new BucketTrouble(`The bucket could not ${what} a file: ${answer.status} ${said}`, answer.status);
}
