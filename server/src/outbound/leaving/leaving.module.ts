import { Module } from '@nestjs/common';

import { CircleModule } from '../../work/circle/circle.module.js';
import { EraseLeaverCommand } from './erase-leaver.command.js';
import { ErasingController } from './erasing.controller.js';
import { LeaveForGoodCommand, Parting } from './leave-for-good.command.js';
import { LeavingController } from './leaving.controller.js';
import { LeavingQueries } from './leaving.queries.js';

/** A member leaves by themselves, for good; an administrator erases who somebody was that has left. */
@Module({
  imports: [CircleModule],
  controllers: [LeavingController, ErasingController],
  providers: [LeavingQueries, Parting, LeaveForGoodCommand, EraseLeaverCommand],
})
export class LeavingModule {}
