import { Global, Module } from '@nestjs/common';

import { Notify } from './notify.js';
import { PendingActivities } from './pending.js';
import { Activities } from './record.js';

@Global()
@Module({
  providers: [
    PendingActivities,
    Notify,
    {
      provide: Activities,
      useFactory: (pending: PendingActivities) => new Activities(pending),
      inject: [PendingActivities],
    },
  ],
  exports: [PendingActivities, Notify, Activities],
})
export class ActivityModule {}
