import { Module } from '@nestjs/common';

import { PointsController } from './points.controller.js';
import { PointsQueries } from './points.queries.js';

/** Reading one's own points. The ledger itself is written by the engine. */
@Module({ controllers: [PointsController], providers: [PointsQueries], exports: [PointsQueries] })
export class LedgerModule {}
