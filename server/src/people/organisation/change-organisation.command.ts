import type { ChangeOrganisation } from '@guildhall/shared/people/organisation';
import { Injectable } from '@nestjs/common';

import type { Actor } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import { Database, type Sql, type Tx } from '../../platform/database/database.js';
import { notifyAll } from '../../platform/database/notify.js';
import { Problem } from '../../platform/http/problem.js';
import { can } from '../access/can.js';
import { audit, hashOf } from '../audit/audit.store.js';
import { ReadAnew } from '../feed/read-anew.js';

/** Sent to every server when an organisation left the network, so that watches across councils are asked anew. */
export const NETWORK_LEFT = 'network-left';

/** Sent to every server when it was decided whether an organisation has boards of people. */
export const MEMBER_BOARDS_DECIDED = 'member-boards-decided';

/** Sent to every server when the time before an election was recorded, changed or let go. */
export const PRE_ELECTION_DECIDED = 'pre-election-decided';

interface Standing {
  name: string;
  settings: object;
  networkSince: Date | null;
}

/**
 * An administrator decides something for the whole organisation; what they do not name stays, and what they change stands in
 * the audit trail. Leaving the network withdraws its practices from partners at once, and theirs from here. Whether there are boards of people is told to everyone, for
 * whoever chose to be named on them is seen by others from now on, or no longer.
 */
@Injectable()
export class ChangeOrganisationCommand {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly anew: ReadAnew,
  ) {}

  /** Throws `not_allowed` for everyone else. */
  async execute(actor: Actor, changes: ChangeOrganisation): Promise<void> {
    if (!can(actor, 'organisation.settings', { organisationId: actor.organisationId }))
      throw new Problem('not_allowed', 'Administrators decide this for the organisation.');
    const { network, ...settings } = changes;
    await this.database.transaction(actor, async (tx) => {
      const [before] = await standing(tx, actor.organisationId);
      const [after] = await tx.query<Standing>(
        `update organisation set settings = settings || $2::jsonb,
           network_since = case when $3::boolean is null then network_since
             when $3 then coalesce(network_since, $4::timestamptz) end
         where id = $1 returning name, settings, network_since as "networkSince"`,
        [actor.organisationId, JSON.stringify(settings), network ?? null, this.clock.now()],
      );
      await this.record(tx, actor, before!, after!);
      if (settings.memberBoards !== undefined) {
        await notifyAll(tx, MEMBER_BOARDS_DECIDED, actor.organisationId);
        this.anew.later(tx, 'account', (sql) => membersOf(sql, actor.organisationId));
      }
      if (settings.preElection !== undefined) await notifyAll(tx, PRE_ELECTION_DECIDED, actor.organisationId);
      if (network === false) await notifyAll(tx, NETWORK_LEFT, actor.organisationId);
      if (network !== undefined) this.anew.later(tx, 'practices', (sql) => membersAcross(sql, actor.organisationId));
    });
  }

  private async record(tx: Tx, actor: Actor, before: Standing, after: Standing): Promise<void> {
    const target = { kind: 'organisation', id: actor.organisationId, name: after.name } as const;
    const line = { target, reason: null, before, after, at: this.clock.now() };
    if (hashOf(before.settings) !== hashOf(after.settings))
      await audit(tx, actor, { ...line, action: 'settings_changed' });
    if (before.networkSince === null && after.networkSince !== null)
      await audit(tx, actor, { ...line, action: 'network_joined' });
    if (before.networkSince !== null && after.networkSince === null)
      await audit(tx, actor, { ...line, action: 'network_left' });
  }
}

/** Of two administrators who change it at once the second waits. */
const standing = (tx: Tx, organisationId: string) =>
  tx.query<Standing>(
    `select name, settings, network_since as "networkSince" from organisation where id = $1 for no key update`,
    [organisationId],
  );

async function membersOf(sql: Sql, organisationId: string): Promise<string[]> {
  const rows = await sql.query<{ id: string }>(`select id from member where organisation_id = $1 and left_at is null`, [
    organisationId,
  ]);
  return rows.map(({ id }) => id);
}

/** Everyone in the organisation that left and in those that still share. */
async function membersAcross(sql: Sql, left: string): Promise<string[]> {
  const rows = await sql.query<{ id: string }>(
    `select m.id from organisation o join member m on m.organisation_id = o.id
     where (o.id = $1 or o.network_since is not null) and m.left_at is null`,
    [left],
  );
  return rows.map(({ id }) => id);
}
