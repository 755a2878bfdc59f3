import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiServiceUnavailableResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';

import { Database } from '../database/database.js';
import { Problem } from './problem.js';
import { Public } from './public.js';
import { refusal } from './reference/refusals.js';

const health = z.object({ status: z.literal('ok') });
type Health = z.infer<typeof health>;

const WAIT_MS = 2_000;

/** For whatever starts and watches servers. */
@ApiTags('operations')
@Controller('health')
export class HealthController {
  constructor(private readonly database: Database) {}

  @Public()
  @Get('live')
  @ApiOperation({ summary: 'Whether the server runs' })
  @ApiOkResponse({ standardSchema: health, description: 'It runs.' })
  live(): Health {
    return { status: 'ok' };
  }

  @Public()
  @Get('ready')
  @ApiOperation({ summary: 'Whether the server can serve: the database answers within two seconds' })
  @ApiOkResponse({ standardSchema: health, description: 'It can.' })
  @ApiServiceUnavailableResponse(refusal('unavailable: the database does not answer'))
  async ready(): Promise<Health> {
    if (!(await this.databaseAnswers())) throw new Problem('unavailable', 'The database does not answer.');
    return { status: 'ok' };
  }

  private async databaseAnswers(): Promise<boolean> {
    let timer: NodeJS.Timeout | undefined;
    const tooLate = new Promise<boolean>((done) => (timer = setTimeout(done, WAIT_MS, false)));
    const answer = this.database.query('select 1').then(
      () => true,
      () => false,
    );
    return Promise.race([answer, tooLate]).finally(() => clearTimeout(timer));
  }
}
