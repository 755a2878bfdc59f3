import { Global, Module } from '@nestjs/common';

import { AccountNews } from './account-news.js';
import { Feed } from './feed.js';
import { ReadAnew } from './read-anew.js';

@Global()
@Module({ providers: [Feed, ReadAnew, AccountNews], exports: [Feed, ReadAnew] })
export class FeedModule {}
