import { createHash, randomBytes } from 'node:crypto';

import { type Actor, type Grant, SignIns } from '../../platform/actor.js';
import type { Clock } from '../../platform/clock.js';
import { type Database, type Sql, Tx } from '../../platform/database/database.js';
import { notifyAll, type Notices } from '../../platform/database/notify.js';
import { newId } from '../../platform/ids.js';

/** A sign-in ends after this long without use; milliseconds. */
export const SIGN_IN_LASTS_MS = 30 * 24 * 60 * 60 * 1000;
/** How long a known token is trusted without asking the database; an ended sign-in is forgotten at once. */
const REMEMBER_MS = 30_000;
const MOST_REMEMBERED = 20_000;

interface Remembered {
  actor: Actor;
  until: number;
}

interface ActorRow {
  signInId: string;
  organisationId: string;
  memberId: string;
  name: string;
  zone: string;
  unitPath: string[] | null;
  grants: Grant[];
  hidden: boolean;
}

const hashOf = (token: string) => createHash('sha256').update(token).digest();

/** Sign-in tokens: opaque, stored only as hashes, remembered briefly, ended everywhere at once. */
export class StoredSignIns extends SignIns {
  private readonly remembered = new Map<string, Remembered>();
  private readonly listeners: ((signInId: string) => void)[] = [];
  /** Grows with everything forgotten, so that what was read before is not remembered after. */
  private forgotten = 0;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    notices: Notices,
  ) {
    super();
    notices.on('sign-in-ended', (signInId) => this.forgetSignIn(signInId));
    notices.on('member-changed', (memberId) => this.forgetMember(memberId));
    notices.onGap(() => this.forget(() => true));
  }

  onEnded(listener: (signInId: string) => void): void {
    this.listeners.push(listener);
  }

  async actorOf(token: string): Promise<Actor | null> {
    const now = this.clock.now().getTime();
    const known = this.remembered.get(token);
    if (known && known.until > now) return known.actor;
    const { forgotten } = this;
    const actor = await this.load(token, new Date(now));
    if (!actor || forgotten !== this.forgotten) return actor;
    if (this.remembered.size >= MOST_REMEMBERED) this.remembered.clear();
    this.remembered.set(token, { actor, until: now + REMEMBER_MS });
    return actor;
  }

  /** Begins a sign-in and gives its token, which is not stored anywhere. `device` is what the browser says it is. */
  async begin(sql: Sql, member: { organisationId: string; id: string }, device: string): Promise<string> {
    const token = randomBytes(32).toString('base64url');
    const now = this.clock.now();
    await sql.query(
      `insert into sign_in (id, organisation_id, member_id, token_hash, device, created_at, last_seen_at, expires_at)
       values ($1, $2, $3, $4, $5, $6, $6, $7)`,
      [
        newId(),
        member.organisationId,
        member.id,
        hashOf(token),
        device,
        now,
        new Date(now.getTime() + SIGN_IN_LASTS_MS),
      ],
    );
    return token;
  }

  /** Begins a sign-in in place of whoever was signed in on that browser. */
  async replace(
    member: { organisationId: string; id: string },
    { device, before }: { device: string; before: Actor | null },
  ): Promise<string> {
    return this.database.transaction({}, async (tx) => {
      if (before) await this.end(tx, before.memberId, before.signInId);
      return this.begin(tx, member, device);
    });
  }

  /** Ends one sign-in of a member; every server forgets it and closes its live connections. */
  async end(sql: Sql, memberId: string, signInId: string): Promise<boolean> {
    const ended = await sql.query(
      `update sign_in set ended_at = $3 where id = $1 and member_id = $2 and ended_at is null returning id`,
      [signInId, memberId, this.clock.now()],
    );
    if (ended.length > 0) await this.announceEnd(sql, signInId);
    return ended.length > 0;
  }

  /** Ends every sign-in of a member but the one in hand (or all, without one); returns how many. */
  async endOthers(sql: Sql, { memberId, signInId }: { memberId: string; signInId: string | null }): Promise<number> {
    const ended = await sql.query<{ id: string }>(
      `update sign_in set ended_at = $3
       where member_id = $1 and id is distinct from $2 and ended_at is null returning id`,
      [memberId, signInId, this.clock.now()],
    );
    for (const { id } of ended) await this.announceEnd(sql, id);
    return ended.length;
  }

  /** Here the moment it is committed, on the other servers when they hear of it. */
  private async announceEnd(sql: Sql, signInId: string): Promise<void> {
    await notifyAll(sql, 'sign-in-ended', signInId);
    if (sql instanceof Tx) sql.afterCommit(() => this.forgetSignIn(signInId));
    else this.forgetSignIn(signInId);
  }

  private forgetSignIn(signInId: string): void {
    this.forget((actor) => actor.signInId === signInId);
    for (const listener of this.listeners) listener(signInId);
  }

  private forgetMember(memberId: string): void {
    this.forget((actor) => actor.memberId === memberId);
  }

  private forget(matches: (actor: Actor) => boolean): void {
    this.forgotten += 1;
    for (const [token, { actor }] of this.remembered) if (matches(actor)) this.remembered.delete(token);
  }

  private async load(token: string, now: Date): Promise<Actor | null> {
    const [row] = await this.database.query<ActorRow>(
      `update sign_in s set last_seen_at = $2, expires_at = $3
       from member m join organisation o on o.id = m.organisation_id
       where s.token_hash = $1 and s.ended_at is null and s.expires_at > $2
         and m.id = s.member_id and m.left_at is null
       returning s.id as "signInId", m.organisation_id as "organisationId", m.id as "memberId", m.name, o.zone,
         coalesce(m.settings ->> 'presence' = 'hidden', false) as hidden,
         (select u.path from membership ms join unit u on u.id = ms.unit_id
          where ms.member_id = m.id and ms.during @> $2::timestamptz) as "unitPath",
         coalesce((select jsonb_agg(jsonb_build_object('role', g.role, 'unitId', g.unit_id))
                   from role_grant g where g.member_id = m.id and g.ended_at is null), '[]') as grants`,
      [hashOf(token), now, new Date(now.getTime() + SIGN_IN_LASTS_MS)],
    );
    return row ? { ...row, unitPath: row.unitPath ?? [] } : null;
  }
}
