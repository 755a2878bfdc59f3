import { Module } from '@nestjs/common';

import { LiveGateway } from '../../platform/live/gateway.js';
import { LiveTopics } from '../../platform/live/live-topics.js';
import { PresenceController } from './presence.controller.js';
import { PresenceLive } from './presence.live.js';
import { PresenceQueries } from './presence.queries.js';

/** Who else is here right now. */
@Module({ controllers: [PresenceController], providers: [PresenceQueries, PresenceLive] })
export class PresenceModule {
  constructor(gateway: LiveGateway, topics: LiveTopics, presence: PresenceLive) {
    topics.register(presence);
    gateway.listen(presence);
  }
}
