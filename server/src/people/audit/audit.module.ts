import { Module } from '@nestjs/common';

import { AuditController } from './audit.controller.js';
import { AuditQueries } from './audit.queries.js';

/** The trail of decisions over people, their work and the organisation; features add to it with `audit(tx, …)`. */
@Module({ controllers: [AuditController], providers: [AuditQueries] })
export class AuditModule {}
