import { Module } from '@nestjs/common';

import { ExportQueries } from './export.queries.js';
import { FeedController } from './feed.controller.js';
import { FeedQueries } from './feed.queries.js';
import { PracticeFeeds } from './feed.store.js';
import { FilesController } from './files.controller.js';
import { ImportPractices } from './import-practices.command.js';

/** Practices brought in and taken out: Markdown and JSON files, and feeds. */
@Module({
  controllers: [FilesController, FeedController],
  providers: [ExportQueries, ImportPractices, PracticeFeeds, FeedQueries],
})
export class PracticeFilesModule {}
