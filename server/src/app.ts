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
import { ApiReference } from './platform/http/reference/api-reference.js';
import { originAllowed } from './platform/http/origin.js';
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

export interface RunningApp {
  nest: NestFastifyApplication;
  /** The address it answers at, such as http://127.0.0.1:3000. */
  url: string;
  /** Stops taking requests, finishes those under way, ends live connections and jobs. The database stays. */
  close(): Promise<void>;
}

/** Builds the whole product on an open database and begins to listen. */
export async function startApp(env: Env, database: Database, log: Logger, clock?: Clock): Promise<RunningApp> {
  const nest = await NestFactory.create<NestFastifyApplication>(
    AppModule.with(env, database, log, clock),
    httpAdapter(env, log),
    {
      logger: new NestLog(log),
    },
  );
  const http = nest.getHttpAdapter().getInstance();
  await protect(http, env);
  if (env.METRICS_TOKEN) await nest.get(Metrics).open(http);
  nest.get(ApiReference).describes(nest);
  nest.setGlobalPrefix('api', { exclude: ['health/*path', 'metrics', 'media/*path'] });
  nest.useGlobalPipes(validation);
  nest.useGlobalFilters(new ProblemFilter());
  nest.useGlobalGuards(new SignInGuard(nest.get(Reflector), nest.get(SignIns)));
  if (env.CLIENT_DIR) await serveClient(http, env.CLIENT_DIR);
  nest.get(LiveTopics).assertComplete(topics);
  const gateway = nest.get(LiveGateway);
  const allowed = (origin: string | undefined, host: string | undefined) => originAllowed(env, origin, host);
  const io = gateway.attach(nest.getHttpServer(), allowed, env.REDIS_URL === undefined);
  const collab = nest.get(CollabServer);
  collab.attach(nest.getHttpServer(), allowed);
  const leaveCluster = env.REDIS_URL ? await joinCluster(io, env.REDIS_URL) : null;
  await nest.get(Notices).start();
  await nest.listen(env.PORT, env.HOST);
  nest.get(LiveSweeper).start();
  const jobs = env.JOBS ? nest.get(Jobs) : null;
  const jobsStarted = jobs?.start().catch((error) => log.error({ err: error }, 'jobs: they could not start'));
  return {
    nest,
    url: await nest.getUrl(),
    close: async () => {
      await jobsStarted;
      await jobs?.stop();
      nest.get(LiveSweeper).stop();
      await collab.close();
      await gateway.close();
      await leaveCluster?.();
      await nest.close();
      nest.get(Notices).stop();
    },
  };
}
