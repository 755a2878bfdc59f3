import { Controller, Get, Param, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';

import type { Actor } from '../../platform/actor.js';
import { Public } from '../../platform/http/public.js';
import { MaybeCaller } from '../../platform/http/sign-in.guard.js';
import { MediaQueries } from './media.queries.js';

const file = { schema: { type: 'string', format: 'binary' } };

/** Pictures at the addresses that texts name. */
@ApiTags('media')
@Controller('media')
export class PictureController {
  constructor(private readonly media: MediaQueries) {}

  @Get(':id')
  @Public()
  @ApiOperation({ summary: 'A picture: to members of its organisation, and to anyone where an open text shows it' })
  @ApiOkResponse({ description: 'The file; it never changes.', content: { 'image/png': file, 'image/jpeg': file } })
  async picture(
    @MaybeCaller() actor: Actor | undefined,
    @Param('id') id: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { bytes, type, open } = await this.media.picture(actor, id);
    await reply
      .type(type)
      .header('cache-control', `${open ? 'public' : 'private'}, max-age=31536000, immutable`)
      .header('content-disposition', 'inline; filename="picture"')
      .header('content-security-policy', "default-src 'none'; sandbox")
      .header('cross-origin-resource-policy', 'same-origin')
      .header('x-content-type-options', 'nosniff')
      .send(bytes);
  }
}
