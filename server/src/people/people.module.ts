import { Global, Module } from '@nestjs/common';

import { SignIns } from '../platform/actor.js';
import { Clock } from '../platform/clock.js';
import { ENV, type Env } from '../platform/config/env.js';
import { Database } from '../platform/database/database.js';
import { Notices } from '../platform/database/notify.js';
import { Jobs } from '../platform/jobs/jobs.js';
import { AuditModule } from './audit/audit.module.js';
import { DemoController } from './demo/demo.controller.js';
import { DemoQueries } from './demo/demo.queries.js';
import { DemoSignInCommand } from './demo/demo-sign-in.command.js';
import { FeedModule } from './feed/feed.module.js';
import { ChangePasswordCommand } from './identity/change-password.command.js';
import { EndSignInCommand } from './identity/end-sign-in.command.js';
import { PresentPassword } from './identity/present-password.js';
import { OwnSignInsController, SignInController } from './identity/sign-in.controller.js';
import { SetPassword } from './identity/set-password.command.js';
import { SignInCommand } from './identity/sign-in.command.js';
import { SignInQueries } from './identity/sign-in.queries.js';
import { StoredSignIns } from './identity/sign-ins.js';
import { OrganisationModule } from './organisation/organisation.module.js';
import { PresenceModule } from './presence/presence.module.js';
import { ChangeSettingsCommand } from './profile/change-settings.command.js';
import { MeController } from './profile/me.controller.js';
import { MeQueries } from './profile/me.queries.js';
import { StructureModule } from './structure/structure.module.js';

@Global()
@Module({
  imports: [AuditModule, OrganisationModule, FeedModule, PresenceModule, StructureModule],
  controllers: [SignInController, OwnSignInsController, DemoController, MeController],
  providers: [
    {
      provide: StoredSignIns,
      useFactory: (database: Database, clock: Clock, notices: Notices, env: Env) =>
        new StoredSignIns(database, clock, notices, env),
      inject: [Database, Clock, Notices, ENV],
    },
    { provide: SignIns, useExisting: StoredSignIns },
    SignInCommand,
    EndSignInCommand,
    PresentPassword,
    ChangePasswordCommand,
    SetPassword,
    SignInQueries,
    DemoQueries,
    DemoSignInCommand,
    MeQueries,
    ChangeSettingsCommand,
  ],
  exports: [StoredSignIns, SignIns, PresentPassword, OrganisationModule, StructureModule],
})
export class PeopleModule {
  constructor(jobs: Jobs, signIns: StoredSignIns) {
    jobs.every('forget_sign_ins', '41 3 * * *', () => signIns.forgetOld());
  }
}
