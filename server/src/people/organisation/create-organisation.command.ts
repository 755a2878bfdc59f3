import { Injectable } from '@nestjs/common';
import { IANAZone } from 'luxon';

import { Clock } from '../../platform/clock.js';
import type { Tx } from '../../platform/database/database.js';
import { fieldProblem } from '../../platform/http/problem.js';
import { newId } from '../../platform/ids.js';

export interface NewOrganisation {
  name: string;
  nameCy?: string;
  /** IANA zone of its days and weeks. */
  zone?: string;
  locales?: ('en' | 'cy')[];
  /** Its people are invented and their passwords published, so that it is open in demo mode only. */
  invented?: boolean;
}

/** Sets up an organisation with nobody in it. Whoever calls decides who may. */
@Injectable()
export class CreateOrganisation {
  constructor(private readonly clock: Clock) {}

  async execute(tx: Tx, organisation: NewOrganisation): Promise<string> {
    const { name, nameCy = null, zone = 'Europe/London', locales = ['en', 'cy'], invented = false } = organisation;
    if (!IANAZone.isValidZone(zone)) throw fieldProblem('zone', 'zone', 'Please name a zone such as Europe/London.');
    const id = newId();
    await tx.query(
      `insert into organisation (id, name, name_cy, zone, locales, invented, created_at) values ($1, $2, $3, $4, $5, $6, $7)`,
      [id, name, nameCy, zone, locales, invented, this.clock.now()],
    );
    return id;
  }
}
