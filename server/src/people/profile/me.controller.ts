import { type ChangeSettings, changeSettings, type Me, me } from '@guildhall/shared/people/me';
import { Body, Controller, Get, Patch } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';

import type { Actor } from '../../platform/actor.js';
import { Caller } from '../../platform/http/sign-in.guard.js';
import { ChangeSettingsCommand } from './change-settings.command.js';
import { MeQueries } from './me.queries.js';

@ApiTags('me')
@Controller('me')
export class MeController {
  constructor(
    private readonly queries: MeQueries,
    private readonly change: ChangeSettingsCommand,
  ) {}

  @Get()
  @ApiOperation({ summary: 'The signed-in member: settings, units, roles and abilities' })
  @ApiOkResponse({ standardSchema: me, description: 'The signed-in member.' })
  read(@Caller() actor: Actor): Promise<Me> {
    return this.queries.me(actor);
  }

  @Patch('settings')
  @ApiOperation({ summary: 'Change own settings: playing, boards, language, theme, motion, minutes a week' })
  @ApiOkResponse({ standardSchema: me, description: 'The member with the changed settings.' })
  async settings(@Caller() actor: Actor, @Body({ schema: changeSettings }) body: ChangeSettings): Promise<Me> {
    await this.change.execute(actor, body);
    return this.queries.me(actor);
  }
}
