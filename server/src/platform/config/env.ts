import { resolve } from 'node:path';

import { z } from 'zod';

const flag = z
  .enum(['true', 'false'])
  .default('false')
  .transform((value) => value === 'true');

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
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  throw new Error(`Please mend these settings. ${faults.join('; ')}`);
}
