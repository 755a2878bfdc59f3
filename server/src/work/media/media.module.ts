import { Module } from '@nestjs/common';

import { Jobs } from '../../platform/jobs/jobs.js';
import { CopyPictures } from './copy-pictures.js';
import { MediaController } from './media.controller.js';
import { MediaQueries } from './media.queries.js';
import { PictureController } from './picture.controller.js';
import { RemoveOrphans } from './remove-orphans.job.js';
import { SendPicture } from './send-picture.command.js';

/** Pictures in what people write: practice cards and guidance. */
@Module({
  controllers: [MediaController, PictureController],
  providers: [SendPicture, CopyPictures, MediaQueries, RemoveOrphans],
  exports: [CopyPictures, MediaQueries, SendPicture],
})
export class MediaModule {
  constructor(jobs: Jobs, orphans: RemoveOrphans) {
    jobs.every('remove_orphan_pictures', '41 3 * * *', () => orphans.run());
  }
}
