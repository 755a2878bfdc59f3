import { type StoredPicture, storedPicture } from '@guildhall/shared/work/media';
import { mediaLimits } from '@guildhall/shared/work/media-limits';
import { Controller, Post, Req } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';

import type { Actor } from '../../platform/actor.js';
import { Caller } from '../../platform/http/sign-in.guard.js';
import { askedWith, uploadOf } from '../../platform/http/upload.js';
import { SendPicture } from './send-picture.command.js';

const form = {
  type: 'object',
  required: ['file'],
  properties: {
    alt: { type: 'string', maxLength: mediaLimits.alt, description: 'What it shows, for those who cannot see it.' },
    file: { type: 'string', format: 'binary', description: 'PNG, JPEG or WebP; 12 MB and 40 megapixels at most.' },
  },
};

@ApiTags('media')
@Controller('media')
export class MediaController {
  constructor(private readonly sending: SendPicture) {}

  @Post()
  @ApiOperation({ summary: 'Send a picture: it is looked at, encoded anew without camera data, and stored' })
  @ApiConsumes('multipart/form-data')
  @ApiBody({ schema: form })
  @ApiCreatedResponse({ standardSchema: storedPicture, description: 'Its address for texts.' })
  async send(@Caller() actor: Actor, @Req() request: FastifyRequest): Promise<StoredPicture> {
    const upload = await uploadOf(request, mediaLimits.bytes);
    return this.sending.execute(askedWith(actor, upload), upload.bytes, upload.fields.alt ?? '');
  }
}
