import { Global, Module, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';

import { PendingActivities } from '../../activity/pending.js';
import { Activities } from '../../activity/record.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database/database.js';
import { LOG } from '../../platform/log/log.js';
import { Metrics } from '../../platform/metrics/metrics.js';
import { LedgerStage } from '../ledger/ledger.stage.js';
import { SeasonStage } from '../seasons/season.stage.js';
import { Engine } from './engine.js';
import { Stages } from './stages.js';

/** The engine, with the stages that every installation has; other features of the game register theirs. */
@Global()
@Module({
  providers: [
    Stages,
    SeasonStage,
    {
      provide: Engine,
      useFactory: (...parts: ConstructorParameters<typeof Engine>) => new Engine(...parts),
      inject: [Database, Clock, Stages, Activities, PendingActivities, LOG],
    },
  ],
  exports: [Engine, Stages, SeasonStage],
})
export class EngineModule implements OnApplicationBootstrap, OnApplicationShutdown {
  constructor(
    private readonly engine: Engine,
    private readonly stages: Stages,
    private readonly season: SeasonStage,
    metrics: Metrics,
  ) {
    metrics.total('guildhall_activities_handled_total', 'Activities handled by the engine.', () => engine.handled);
    metrics.total(
      'guildhall_activities_set_aside_total',
      'Activities the engine could not handle and set aside.',
      () => engine.setAside,
    );
    this.stages.register('ledger', new LedgerStage());
    this.stages.register('season', this.season);
  }

  onApplicationBootstrap(): void {
    this.engine.start();
  }

  onApplicationShutdown(): Promise<void> {
    return this.engine.stop();
  }
}
