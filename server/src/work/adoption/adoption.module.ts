import { Module } from '@nestjs/common';

import { MediaModule } from '../media/media.module.js';
import { AdaptPractice } from './adapt-practice.command.js';
import { AdoptionController } from './adoption.controller.js';
import { TimeSavedQueries } from './time-saved.queries.js';
import { TrailQueries } from './trail.queries.js';

/** What becomes of practices elsewhere: cards made from others, and the time teams save. */
@Module({
  imports: [MediaModule],
  controllers: [AdoptionController],
  providers: [AdaptPractice, TrailQueries, TimeSavedQueries],
})
export class AdoptionModule {}
