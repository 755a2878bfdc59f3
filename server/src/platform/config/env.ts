import { resolve } from 'node:path';

import { z } from 'zod';

const flag = z
  .enum(['true', 'false'])
  .default('false')
  .transform((value) => value === 'true');

/** Settings of a bucket that belong together. */
const bucketSettings = ['MEDIA_S3_ENDPOINT', 'MEDIA_S3_BUCKET', 'MEDIA_S3_KEY_ID', 'MEDIA_S3_SECRET'] as const;

/** Every setting of the server. Times in milliseconds, paths absolute. */
export const environment = z.object({
  /** Port of API, live layer and client; 0 takes a free one. */
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  HOST: z.string().min(1).default('127.0.0.1'),
  /** PostgreSQL 15 or later; without it the embedded one starts with its data in DATA_DIR. */
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  DATA_DIR: z
    .string()
    .min(1)
    .default('./.data')
    .transform((path) => resolve(path)),
  /** Built client to serve; without it the server answers API and live requests only. */
  CLIENT_DIR: z
    .string()
    .min(1)
    .transform((path) => resolve(path))
    .optional(),
  /** Loads the demo organisation and offers its sign-ins without passwords. Never for real data. */
  DEMO: flag,
  /** Redis 6.2 or later; needed only when several servers share one database. */
  REDIS_URL: z.url({ protocol: /^rediss?$/ }).optional(),
  /** Address people use, such as https://guildhall.example.gov.uk; decides secure cookies and the allowed origin. */
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  /** Folder of the pictures people send; `media` in DATA_DIR when left out. Several servers share it, or a bucket. */
  MEDIA_DIR: z
    .string()
    .min(1)
    .transform((path) => resolve(path))
    .optional(),
  /** An S3-compatible service that keeps the pictures instead of a folder; needs the other three, too. */
  MEDIA_S3_ENDPOINT: z.url({ protocol: /^https?$/ }).optional(),
  MEDIA_S3_BUCKET: z
    .string()
    .regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, 'This is not the name of a bucket')
    .optional(),
  MEDIA_S3_REGION: z.string().min(1).default('us-east-1'),
  MEDIA_S3_KEY_ID: z.string().min(1).optional(),
  MEDIA_S3_SECRET: z.string().min(1).optional(),
  /** Bearer token that opens /metrics; without it /metrics is not served. */
  METRICS_TOKEN: z.string().min(16).optional(),
  /** Requests a minute from one network address, built files aside; generous, because a council's staff often share one. */
  REQUESTS_A_MINUTE: z.coerce.number().int().min(60).default(30_000),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).default('info'),
  /** Whether this server runs the scheduled jobs; one server of several is enough, several are safe. */
  JOBS: z
    .enum(['on', 'off'])
    .default('on')
    .transform((value) => value === 'on'),
});
export type Env = z.infer<typeof environment>;

/** Injection token of the parsed settings. */
export const ENV = Symbol('Env');

/** Reads settings from the process environment; throws one error that names every fault and its mend. */
export function readEnv(source: NodeJS.ProcessEnv): Env {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''));
  const parsed = environment.safeParse(given);
  const faults = parsed.success
    ? bucketFaults(parsed.data)
    : parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  if (parsed.success && faults.length === 0) return parsed.data;
  throw new Error(`Please mend these settings. ${faults.join('; ')}`);
}

/** Half of a bucket's settings would quietly keep pictures on this machine's disk. */
function bucketFaults(env: Env): string[] {
  const given = bucketSettings.filter((name) => env[name] !== undefined);
  if (given.length === 0) return [];
  return bucketSettings
    .filter((name) => !given.includes(name))
    .map((name) => `${name}: needed when ${given[0]} is set`);
}
