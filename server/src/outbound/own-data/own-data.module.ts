import { Module } from '@nestjs/common';

import { OwnDataController } from './own-data.controller.js';
import { OwnDataQueries } from './own-data.queries.js';

/** What a member takes with them of all that is kept of them. */
@Module({ controllers: [OwnDataController], providers: [OwnDataQueries] })
export class OwnDataModule {}
