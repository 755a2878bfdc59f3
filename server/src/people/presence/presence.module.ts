import { Module } from '@nestjs/common';

import { Notices } from '../../platform/database/notify.js';
import { LiveGateway } from '../../platform/live/gateway.js';
import { LiveTopics } from '../../platform/live/live-topics.js';
import { PresenceController } from './presence.controller.js';
import { PresenceLive } from './presence.live.js';
import { PresenceQueries } from './presence.queries.js';

/** Who else is here right now. */
@Module({ controllers: [PresenceController], providers: [PresenceQueries, PresenceLive] })
export class PresenceModule {
  constructor(gateway: LiveGateway, topics: LiveTopics, presence: PresenceLive, notices: Notices) {
    topics.register(presence);
    gateway.listen(presence);
    notices.on('member-changed', (memberId) => {
      for (const address of gateway.watchedBy(memberId)) presence.tellSoon(address);
    });
  }
}
