import 'reflect-metadata';

import { NestFactory, Reflector } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { topics } from '@guildhall/shared/topics';
import type { Logger } from 'pino';

import { AppModule } from './app.module.js';
import type { Clock } from './platform/clock.js';
import { CollabServer } from './platform/collab/collab-server.js';
import type { Env } from './platform/config/env.js';
import type { Database } from './platform/database/database.js';
import { Notices } from './platform/database/notify.js';
import { SignIns } from './platform/actor.js';
import { endInTurn } from './platform/ending.js';
import { ApiReference } from './platform/http/reference/api-reference.js';
import { doorOf } from './platform/http/door.js';
import { portTrouble } from './platform/http/port.js';
import { ProblemFilter } from './platform/http/problem.filter.js';
import { httpAdapter, protect, serveClient } from './platform/http/server.js';
import { SignInGuard } from './platform/http/sign-in.guard.js';
import { validation } from './platform/http/validation.js';
import { Jobs } from './platform/jobs/jobs.js';
import { joinCluster } from './platform/live/cluster.js';
import { LiveGateway } from './platform/live/gateway.js';
import { LiveSweeper } from './platform/live/sweeper.js';
import { LiveTopics } from './platform/live/live-topics.js';
import { Metrics } from './platform/metrics/metrics.js';
import { NestLog } from './platform/log/log.js';

/** How long each part may take to stop, so that all of them have their turn before the process must end; milliseconds. */
const PART_STOPS_WITHIN_MS = 4_000;

export interface RunningApp {
  nest: NestFastifyApplication;
  /** The address it answers at, such as http://127.0.0.1:3000. */
  url: string;
  /** Stops taking requests, finishes those under way, ends live connections and jobs. The database stays. */
  close(): Promise<void>;
}

/** Builds the whole product on an open database and begins to listen. */
export async function startApp(env: Env, database: Database, log: Logger, clock?: Clock): Promise<RunningApp> {
  const nest = await build(env, database, log, clock);
  const ends: (() => unknown)[] = [() => nest.get(Notices).stop(), () => nest.close()];
  const close = async () => {
    await endInTurn(ends.splice(0).toReversed(), PART_STOPS_WITHIN_MS, (error) =>
      log.error({ err: error }, 'a part of this server did not stop in order'),
    );
  };
  try {
    return { nest, close, url: await begin(nest, env, log, (end) => ends.push(end)) };
  } catch (error) {
    // What has begun would keep the process alive and the database busy.
    await close();
    throw error;
  }
}

async function build(env: Env, database: Database, log: Logger, clock?: Clock): Promise<NestFastifyApplication> {
  const nest = await NestFactory.create<NestFastifyApplication>(
    AppModule.with(env, database, log, clock),
    httpAdapter(env, log),
    {
      logger: new NestLog(log),
      // What is read is said with the HTTP server; this would read forms as well.
      bodyParser: false,
    },
  );
  const http = nest.getHttpAdapter().getInstance();
  await protect(http, env);
  if (env.METRICS_TOKEN) await nest.get(Metrics).open(http);
  nest.get(ApiReference).describes(nest);
  nest.setGlobalPrefix('api', { exclude: ['health/*path', 'metrics', 'media/*path', 'guidance/read/*path'] });
  nest.useGlobalPipes(validation);
  nest.useGlobalFilters(new ProblemFilter());
  nest.useGlobalGuards(new SignInGuard(nest.get(Reflector), nest.get(SignIns), env));
  if (env.CLIENT_DIR) await serveClient(http, env.CLIENT_DIR, nest.get(SignIns));
  nest.get(LiveTopics).assertComplete(topics);
  return nest;
}

/** Begins to listen, live and with jobs; tells of each part how it ends, and gives the address. */
async function begin(
  nest: NestFastifyApplication,
  env: Env,
  log: Logger,
  endsWith: (end: () => unknown) => void,
): Promise<string> {
  const gateway = nest.get(LiveGateway);
  const door = doorOf(nest.getHttpAdapter().getInstance(), env);
  const io = gateway.attach(nest.getHttpServer(), door, env.REDIS_URL === undefined);
  const collab = nest.get(CollabServer);
  collab.attach(nest.getHttpServer(), door);
  // The first to join says at once when there is no Redis; whoever joins later keeps on trying.
  if (env.REDIS_URL) endsWith(await joinCluster(io, env.REDIS_URL, log));
  // Nobody waits at a closed door for a long job.
  endsWith(() => nest.get(Jobs).stop());
  endsWith(() => gateway.close());
  endsWith(() => collab.close());
  await collab.join(env.REDIS_URL);
  await nest.get(Notices).start();
  const url = await listen(nest, env);
  nest.get(LiveSweeper).start();
  endsWith(() => nest.get(LiveSweeper).stop());
  if (env.JOBS) nest.get(Jobs).startAtLast();
  return url;
}

/** Begins to listen; gives an address at which this machine reaches it. */
async function listen(nest: NestFastifyApplication, env: Env): Promise<string> {
  await nest.init();
  const http = nest.getHttpAdapter().getInstance();
  await http.listen({ port: env.PORT, host: env.HOST }).catch((cause: unknown) => {
    throw portTrouble(env, cause);
  });
  const { hostname, port } = new URL(http.listeningOrigin);
  return `http://${/^(0\.0\.0\.0|\[::\])$/.test(hostname) ? '127.0.0.1' : hostname}:${port}`;
}
