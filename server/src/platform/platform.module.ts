import { type DynamicModule, Module } from '@nestjs/common';
import type { Logger } from 'pino';

import { Clock, SystemClock } from './clock.js';
import { collabProviders } from './collab/collab.providers.js';
import { ENV, type Env } from './config/env.js';
import { Database } from './database/database.js';
import { Notices } from './database/notify.js';
import { forgetOldKeys } from './database/once.js';
import { HealthController } from './http/health.controller.js';
import { ApiReference } from './http/reference/api-reference.js';
import { ReferenceController } from './http/reference/reference.controller.js';
import { Jobs } from './jobs/jobs.js';
import { LiveGateway } from './live/gateway.js';
import { LiveTopics } from './live/live-topics.js';
import { LivePublisher } from './live/publisher.js';
import { LiveSweeper } from './live/sweeper.js';
import { LOG } from './log/log.js';
import { MetricsController } from './metrics/metrics.controller.js';
import { Metrics } from './metrics/metrics.js';
import { Blobs } from './storage/blobs.js';
import { blobsOf } from './storage/blobs-of.js';

/** What every feature may inject: settings, clock, database, live layer. */
@Module({})
export class PlatformModule {
  constructor(jobs: Jobs, database: Database) {
    jobs.every('forget_idempotency_keys', '17 * * * *', () => forgetOldKeys(database));
  }

  static with(env: Env, database: Database, log: Logger, clock: Clock = new SystemClock()): DynamicModule {
    const providers = [
      { provide: ENV, useValue: env },
      { provide: LOG, useValue: log },
      { provide: Clock, useValue: clock },
      { provide: Database, useValue: database },
      { provide: Notices, useFactory: () => new Notices(database) },
      { provide: Jobs, useFactory: () => new Jobs(database, log) },
      ApiReference,
      Metrics,
      LiveTopics,
      {
        provide: LivePublisher,
        useFactory: (topics: LiveTopics) => new LivePublisher(topics),
        inject: [LiveTopics],
      },
      {
        provide: LiveSweeper,
        useFactory: (gateway: LiveGateway, topics: LiveTopics) => new LiveSweeper(gateway, topics),
        inject: [LiveGateway, LiveTopics],
      },
      LiveGateway,
      { provide: Blobs, useFactory: () => blobsOf(env) },
      ...collabProviders,
    ];
    const controllers = [HealthController, MetricsController, ReferenceController];
    return { module: PlatformModule, global: true, controllers, providers, exports: providers };
  }
}
