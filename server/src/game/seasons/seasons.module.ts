import { Module } from '@nestjs/common';

import { OpenSeason } from './open-season.command.js';

/** Seasons: opened by the organisation's administrators, scored by the engine's season stage. */
@Module({ providers: [OpenSeason], exports: [OpenSeason] })
export class SeasonsModule {}
