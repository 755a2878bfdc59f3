import { Module } from '@nestjs/common';

import { Jobs } from '../../platform/jobs/jobs.js';
import { FindTriads } from './find-triads.job.js';
import { TriadQueries } from './triads.queries.js';
import { TriadsController } from './triads.controller.js';

/** Where three mostly bring credit to one another, so that somebody can open the circle. */
@Module({ controllers: [TriadsController], providers: [FindTriads, TriadQueries] })
export class TriadsModule {
  constructor(jobs: Jobs, find: FindTriads) {
    jobs.every('find_triads', '20 3 * * *', () => find.nightly());
  }
}
