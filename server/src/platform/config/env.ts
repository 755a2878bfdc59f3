import { isIP } from 'node:net';
import { resolve } from 'node:path';

import { z } from 'zod';

function oneOf<const Values extends readonly [string, ...string[]]>(...values: Values) {
  return z.enum(values, `give one of ${values.join(', ')}`);
}

function whole(least: number, most: number) {
  const words = `give a whole number from ${least} to ${most}`;
  const digits = z.string().trim().regex(/^\d+$/, words).transform(Number);
  return digits.pipe(z.number().min(least, words).max(most, words));
}

function address(protocol: RegExp, example: string) {
  return z.url({ protocol, error: `give an address such as ${example}` });
}

const databaseExample =
  'postgresql://user:password@host:5432/guildhall, a password’s @, / and # written as %40, %2F and %23';

/** Whether an address names a host, or the folder of a socket, and a database there: what is left out would be guessed. */
function isDatabase(url: string): boolean {
  const { host, pathname, searchParams } = URL.parse(url) ?? new URL('postgres:');
  // A password with a slash ends the host too early, and the rest of it would be told as the database's name.
  return (host !== '' || searchParams.has('host')) && pathname.length > 1 && !pathname.includes('@');
}

const publicExample = 'https://guildhall.example.gov.uk, without a path';

/** Whether an address names a place only: pages, files and links begin at its root. */
const isBare = (url: string) => URL.parse(url)?.href === `${URL.parse(url)?.origin}/`;

const flag = oneOf('true', 'false')
  .default('false')
  .transform((value) => value === 'true');

/** A name that stands for several, an address, or a network with so many leading bits as its addresses can share. */
function isNetwork(text: string): boolean {
  if (/^(loopback|linklocal|uniquelocal)$/.test(text)) return true;
  const [, host = text, bits = '1'] = /^(.+)\/(\d{1,3})$/.exec(text) ?? [];
  const most = { 0: 0, 4: 32, 6: 128 }[isIP(host)] ?? 0;
  return Number(bits) >= 1 && Number(bits) <= most;
}

/** How many, or whose addresses. */
const proxies = z
  .string()
  .default('0')
  .transform((text) => (/^\d$/.test(text) ? Number(text) : text.split(',').map((each) => each.trim())))
  .refine((given) => typeof given === 'number' || given.every(isNetwork), {
    error: 'give how many proxies stand in front, or their addresses such as 10.0.0.5, 10.1.0.0/16',
  });

/** Settings of a bucket that belong together. */
const bucketSettings = ['MEDIA_S3_ENDPOINT', 'MEDIA_S3_BUCKET', 'MEDIA_S3_KEY_ID', 'MEDIA_S3_SECRET'] as const;

/** Every setting of the server. Times in milliseconds, paths absolute. */
export const environment = z.object({
  /** Port of API, live layer and client; 0 takes a free one. */
  PORT: whole(0, 65_535).default(3000),
  HOST: z.string().min(1).default('127.0.0.1'),
  /** PostgreSQL 15 or later; without it the embedded one starts with its data in DATA_DIR. */
  DATABASE_URL: address(/^postgres(ql)?$/, databaseExample)
    .refine(isDatabase, `give an address such as ${databaseExample}`)
    .optional(),
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
  /** Loads the demo organisation, opens those whose passwords are published, and offers sign-ins without. Never for real data. */
  DEMO: flag,
  /** Redis 6.2 or later; needed only when several servers share one database. */
  REDIS_URL: address(/^rediss?$/, 'redis://host:6379').optional(),
  /** Address people use, such as https://guildhall.example.gov.uk; decides secure cookies and the allowed origin. */
  PUBLIC_URL: address(/^https?$/, publicExample)
    .refine(isBare, `give an address such as ${publicExample}`)
    .optional(),
  /** Whose X-Forwarded-For is believed: that of so many proxies in front of each other, or of those at these addresses. */
  TRUSTED_PROXIES: proxies,
  /** Folder of the pictures people send; `media` in DATA_DIR when left out. Several servers share it, or a bucket. */
  MEDIA_DIR: z
    .string()
    .min(1)
    .transform((path) => resolve(path))
    .optional(),
  /** An S3-compatible service that keeps the pictures instead of a folder; needs the other three, too. */
  MEDIA_S3_ENDPOINT: address(/^https?$/, 'https://s3.example.org').optional(),
  MEDIA_S3_BUCKET: z
    .string()
    .regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, 'give the name of a bucket')
    .optional(),
  MEDIA_S3_REGION: z.string().min(1).default('us-east-1'),
  MEDIA_S3_KEY_ID: z.string().min(1).optional(),
  MEDIA_S3_SECRET: z.string().min(1).optional(),
  /** Bearer token that opens /metrics; without it /metrics is not served. */
  METRICS_TOKEN: z
    .string()
    .regex(/^[!-~][ -~]{14,}[!-~]$/, 'give 16 characters or more, none with an accent and no space at either end')
    .optional(),
  /**
   * Requests a minute from one network address to one server; the application's page, its built files
   * and what goes over live connections are not counted. Generous, because a council's staff often share an address.
   */
  REQUESTS_A_MINUTE: whole(60, 1_000_000).default(30_000),
  LOG_LEVEL: oneOf('trace', 'debug', 'info', 'warn', 'error', 'silent').default('info'),
  /** Whether this server runs the scheduled jobs; one server of several is enough, several are safe. */
  JOBS: oneOf('on', 'off')
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

/** A setting that reads well but cannot be used: one sentence for whoever starts the server, with the cause inside. */
export class SettingTrouble extends Error {
  constructor(setting: keyof Env, sentence: string, cause: unknown) {
    super(`${setting}: ${sentence} (${wordsOf(cause)}).`, { cause });
  }
}

function wordsOf(cause: unknown): string {
  const { message, errors } = (cause ?? {}) as { message?: string; errors?: unknown[] };
  // A host of several addresses fails once for each of them, in one error without words of its own.
  return message || (errors?.length ? wordsOf(errors[0]) : String(cause));
}
