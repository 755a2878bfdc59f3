import { Injectable } from '@nestjs/common';

import { Database } from '../../platform/database/database.js';
import type { Place } from '../identity/sign-in.command.js';
import { StoredSignIns } from '../identity/sign-ins.js';
import { DemoQueries } from './demo.queries.js';

/** Signs in as one of the people of the demo story, without a password, and gives the token for the cookie. */
@Injectable()
export class DemoSignInCommand {
  constructor(
    private readonly database: Database,
    private readonly people: DemoQueries,
    private readonly signIns: StoredSignIns,
  ) {}

  /** Throws `not_found` for anyone else, and outside demo mode. */
  async execute(memberId: string, place: Place): Promise<string> {
    const member = await this.people.person(memberId);
    return this.database.transaction({}, (tx) => this.signIns.replace(tx, member, place));
  }
}
