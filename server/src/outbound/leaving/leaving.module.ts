import { Module } from '@nestjs/common';

import { CircleModule } from '../../work/circle/circle.module.js';
import { LeaveForGoodCommand, Parting } from './leave-for-good.command.js';
import { LeavingController } from './leaving.controller.js';
import { LeavingQueries } from './leaving.queries.js';

/** A member leaves by themselves, for good. */
@Module({
  imports: [CircleModule],
  controllers: [LeavingController],
  providers: [LeavingQueries, Parting, LeaveForGoodCommand],
})
export class LeavingModule {}
