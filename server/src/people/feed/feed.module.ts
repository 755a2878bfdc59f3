import { Global, Module } from '@nestjs/common';

import { Feed } from './feed.js';
import { ReadAnew } from './read-anew.js';

@Global()
@Module({ providers: [Feed, ReadAnew], exports: [Feed, ReadAnew] })
export class FeedModule {}
