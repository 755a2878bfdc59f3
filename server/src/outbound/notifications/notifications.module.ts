import { Module } from '@nestjs/common';

import { Notify } from '../../activity/notify.js';
import { Stages } from '../../game/engine/stages.js';
import { LiveTopics } from '../../platform/live/live-topics.js';
import { CarryNews } from './carry-news.js';
import { LookIn } from './look-in.js';
import { MeLive } from './me.live.js';
import { NoticesController } from './notices.controller.js';
import { NoticesQueries } from './notices.queries.js';
import { NoticesStage } from './notices.stage.js';
import { RecallNews } from './recall-news.js';
import { ReadNotices } from './read-notices.command.js';

/** Notices in the product. It carries what work and game tell, and adds what a batch of the engine brought. */
@Module({
  controllers: [NoticesController],
  providers: [CarryNews, LookIn, MeLive, NoticesQueries, ReadNotices, RecallNews],
})
export class NotificationsModule {
  constructor(notify: Notify, stages: Stages, live: LiveTopics, carry: CarryNews, recall: RecallNews, me: MeLive) {
    notify.carryWith({
      tell: (tx, news) => carry.execute(tx, news),
      recall: (tx, recalled) => recall.execute(tx, recalled),
    });
    stages.register('notices', new NoticesStage(carry));
    live.register(me);
  }
}
