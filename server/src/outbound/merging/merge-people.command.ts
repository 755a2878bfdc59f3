import type { MergePeople as Request, MergePreview, WouldMerge } from '@guildhall/shared/outbound/merging';
import { Injectable } from '@nestjs/common';

import { Notify } from '../../activity/notify.js';
import { can } from '../../people/access/can.js';
import { audit, hashOf } from '../../people/audit/audit.store.js';
import { lockOrganisation } from '../../people/organisation/lock-organisation.js';
import type { TwoAccounts } from '../../people/organisation/two-accounts.js';
import type { Actor } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import { Database, type Tx } from '../../platform/database/database.js';
import { fieldProblem, Problem } from '../../platform/http/problem.js';
import { CloseAccount, takeAddress } from './close-account.js';
import { type Hindrance, hindranceOf } from './hindrance.queries.js';
import { JoinAccounts } from './join-accounts.js';

interface Account {
  id: string;
  name: string;
  email: string;
  unit: MergePreview['stays']['unit'];
  left: boolean;
}

/** What was done, or why nothing was. */
type Merged = { hindrance: Hindrance; would: null } | { hindrance: null; would: MergePreview };

type Asked = Pick<TwoAccounts, 'staysId' | 'goesId'>;

/** Undoes a transaction once what it would have done is known. */
class Shown extends Error {
  constructor(readonly would: WouldMerge) {
    super('What was shown is undone.');
  }
}

/**
 * Somebody who stands twice in an organisation is brought together (scoring §3.5): one account closes as leaving closes it,
 * and what it did is the other's from then on. There is no way back (docs/decisions/0013).
 */
@Injectable()
export class MergePeople {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly joining: JoinAccounts,
    private readonly closing: CloseAccount,
    private readonly notify: Notify,
  ) {}

  /** What it would do: all but the closing is done, looked at and undone, so that the two cannot differ. Throws `not_allowed` and `not_found`. */
  async preview(actor: Actor, asked: Asked): Promise<WouldMerge> {
    assertMay(actor);
    try {
      await this.database.transaction({}, async (tx) => {
        const { hindrance, would } = await this.merge(tx, actor, asked);
        throw new Shown({ hindrance: hindrance && { code: hindrance.code, params: hindrance.params }, would });
      });
    } catch (shown) {
      if (shown instanceof Shown) return shown.would;
      throw shown;
    }
    throw new Error('Nothing was shown.');
  }

  /**
   * Throws `not_allowed`, `not_found` for a stranger, `invalid` naming `goesId` for what stands in the way (`hindranceOf`), and
   * `changed_meanwhile` when it would do something else than was seen.
   */
  async execute(actor: Actor, staysId: string, { goesId, address, seen, reason }: Request): Promise<void> {
    assertMay(actor);
    await this.database.transaction(actor, async (tx) => {
      const { hindrance, would } = await this.merge(tx, actor, { staysId, goesId });
      if (hindrance) throw fieldProblem('goesId', hindrance.code, hindrance.detail, hindrance.params);
      if (would.seen !== seen)
        throw new Problem('changed_meanwhile', 'Something has changed since you looked. Please look at it once more.');
      const two = { organisationId: actor.organisationId, staysId, goesId, at: this.clock.now() };
      if (address === 'goes') await takeAddress(tx, two);
      // Before the name is overwritten, because it may stand in the reason.
      await this.tell(tx, actor, would, reason);
      await this.closing.close(tx, two, would.stays.name);
    });
  }

  private async merge(tx: Tx, actor: Actor, { staysId, goesId }: Asked): Promise<Merged> {
    const { organisationId } = actor;
    await lockOrganisation(tx, organisationId);
    await this.joining.hold(tx, organisationId);
    const two = { organisationId, staysId, goesId, at: this.clock.now() };
    const accounts = await lockBoth(tx, two);
    const hindrance = await hindranceOf(tx, two, actor.memberId, accounts);
    if (hindrance) return { hindrance, would: null };
    const [stays, goes] = accounts;
    const joined = await this.joining.execute(tx, two);
    const roles = await this.closing.giveRoles(tx, two, actor.memberId);
    const { left: _stays, ...staying } = stays;
    const { left: _goes, ...going } = goes;
    const shown: Omit<MergePreview, 'seen'> = {
      ...{ stays: staying, goes: going },
      moves: { ...joined.moves, roles },
      takenBack: joined.takenBack,
    };
    return { hindrance: null, would: { ...shown, seen: hashOf(shown) } };
  }

  private async tell(tx: Tx, actor: Actor, { stays, goes }: MergePreview, reason: string): Promise<void> {
    const { organisationId } = actor;
    const at = this.clock.now();
    const target = { kind: 'member', id: stays.id, name: stays.name } as const;
    const line = { action: 'member_merged', target, reason, at } as const;
    await audit(tx, actor, { ...line, before: { accounts: [stays.id, goes.id] }, after: { accounts: [stays.id] } });
    if (stays.id === actor.memberId) return;
    await this.notify.tell(tx, {
      ...{ organisationId, to: [stays.id], kind: 'accounts_joined', params: { name: actor.name }, link: null },
      key: `accounts_joined:${goes.id}`,
    });
  }
}

function assertMay(actor: Actor): void {
  if (can(actor, 'member.merge', { organisationId: actor.organisationId })) return;
  throw new Problem('not_allowed', 'Only an administrator brings two accounts of one person together.');
}

/** Both until the transaction ends, in one order everywhere. Throws `not_found` for a stranger, and for who left by themselves. */
async function lockBoth(tx: Tx, { organisationId, staysId, goesId, at }: TwoAccounts): Promise<[Account, Account]> {
  const rows = await tx.query<Account>(
    `select m.id, m.name, m.email, m.left_at is not null as left, (
       select jsonb_build_object('id', u.id, 'name', u.name, 'nameCy', u.name_cy) from membership ms
       join unit u on u.id = ms.unit_id where ms.member_id = m.id and ms.during @> $4::timestamptz) as unit
     from member m where m.organisation_id = $1 and m.id in ($2, $3) and m.erased_at is null order by m.id for update of m`,
    [organisationId, staysId, goesId, at],
  );
  const [stays, goes] = [staysId, goesId].map((id) => rows.find((row) => row.id === id));
  if (!stays || !goes) throw new Problem('not_found', 'We could not find that person.');
  return [stays, goes];
}
