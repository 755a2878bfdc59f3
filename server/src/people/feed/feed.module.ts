import { Global, Module } from '@nestjs/common';

import { Feed } from './feed.js';

@Global()
@Module({ providers: [Feed], exports: [Feed] })
export class FeedModule {}
