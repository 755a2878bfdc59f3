import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiServiceUnavailableResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';

import { Database } from '../database/database.js';
import { Jobs } from '../jobs/jobs.js';
import { Problem } from './problem.js';
import { Public } from './public.js';
import { refusal } from './reference/refusals.js';

const health = z.object({ status: z.literal('ok') });
type Health = z.infer<typeof health>;
const readiness = health.extend({
  jobs: z
    .enum(['off', 'starting', 'on', 'failing'])
    .describe('The scheduled jobs of this server; what fails to start is tried again. It serves people all the same.'),
});
type Readiness = z.infer<typeof readiness>;

const WAIT_MS = 2_000;
/** Less than that: when a connection went dead, whoever asks again learns of another one. */
const ANSWER_MS = 1_500;

/** For whatever starts and watches servers. */
@ApiTags('operations')
@Controller('health')
export class HealthController {
  private probe: Promise<boolean> | null = null;

  constructor(
    private readonly database: Database,
    private readonly jobs: Jobs,
  ) {}

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
  @ApiOkResponse({ standardSchema: readiness, description: 'It can.' })
  @ApiServiceUnavailableResponse(refusal('unavailable: the database does not answer'))
  async ready(): Promise<Readiness> {
    if (!(await this.databaseAnswers())) throw new Problem('unavailable', 'The database does not answer.');
    return { status: 'ok', jobs: this.jobs.state };
  }

  private async databaseAnswers(): Promise<boolean> {
    let timer: NodeJS.Timeout | undefined;
    const tooLate = new Promise<boolean>((done) => (timer = setTimeout(done, WAIT_MS, false)));
    // One question at a time: of a database that hangs, each would wait for its answer.
    this.probe ??= this.database.answers(ANSWER_MS).finally(() => (this.probe = null));
    return Promise.race([this.probe, tooLate]).finally(() => clearTimeout(timer));
  }
}
