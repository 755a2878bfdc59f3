import { Module } from '@nestjs/common';

import { QuestsModule } from '../../game/quests/quests.module.js';
import { CircleModule } from '../../work/circle/circle.module.js';
import { CloseAccount } from './close-account.js';
import { DeedsAnew } from './deeds-anew.js';
import { JoinAccounts } from './join-accounts.js';
import { MergePeople } from './merge-people.command.js';
import { MergingController } from './merging.controller.js';

/** Somebody who stands twice in an organisation is brought together. */
@Module({
  imports: [CircleModule, QuestsModule],
  controllers: [MergingController],
  providers: [DeedsAnew, JoinAccounts, CloseAccount, MergePeople],
})
export class MergingModule {}
