import { join } from 'node:path';

import type { Logger } from 'pino';

import { type Env, SettingTrouble } from '../config/env.js';
import type { Blobs } from './blobs.js';
import { DiskBlobs } from './disk-blobs.js';
import { isBucketAway, S3Blobs } from './s3-blobs.js';

/** Where the settings say that files are kept: a bucket when one is named, otherwise a folder. */
export function blobsOf(env: Env): Blobs {
  const { MEDIA_S3_ENDPOINT: endpoint, MEDIA_S3_BUCKET: bucket, MEDIA_S3_REGION: region } = env;
  const { MEDIA_S3_KEY_ID: keyId, MEDIA_S3_SECRET: secret } = env;
  if (endpoint && bucket && keyId && secret) return new S3Blobs({ endpoint, bucket, region, keyId, secret });
  return new DiskBlobs(env.MEDIA_DIR ?? join(env.DATA_DIR, 'media'));
}

/** Says at once that pictures cannot be kept, and not when somebody sends the first. A bucket that is away now stops nothing else. */
export async function checkBlobs(env: Env, log: Pick<Logger, 'warn'>): Promise<void> {
  await blobsOf(env)
    .tryOut()
    .catch((cause: unknown) => {
      const { MEDIA_S3_ENDPOINT: endpoint, MEDIA_S3_BUCKET: bucket, MEDIA_DIR: folder, DATA_DIR } = env;
      if (endpoint && isBucketAway(cause))
        return log.warn({ err: cause }, 'pictures: their bucket is away, so none are kept or shown until it is back');
      if (endpoint)
        throw new SettingTrouble('MEDIA_S3_BUCKET', `pictures cannot be kept in ${bucket} at ${endpoint}`, cause);
      const setting = folder ? 'MEDIA_DIR' : 'DATA_DIR';
      throw new SettingTrouble(setting, `pictures cannot be kept in ${folder ?? join(DATA_DIR, 'media')}`, cause);
    });
}
