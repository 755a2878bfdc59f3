import { createHash, randomBytes } from 'node:crypto';

import { type Actor, type Grant, SignIns } from '../../platform/actor.js';
import type { Clock } from '../../platform/clock.js';
import type { Env } from '../../platform/config/env.js';
import { type Database, type Sql, Tx } from '../../platform/database/database.js';
import { notifyAll, type Notices } from '../../platform/database/notify.js';
import { cookieIn } from '../../platform/http/cookie.js';
import { SIGN_IN_LASTS_MS, signInCookieName } from '../../platform/http/sign-in-cookie.js';
import { newId } from '../../platform/ids.js';
import { closedUnitsOf } from '../organisation/memberships.store.js';

const DAY_MS = 24 * 60 * 60 * 1000;
/** How long it stays known that a sign-in was there. */
const KEPT_MS = 30 * DAY_MS;
/** How long a known token is trusted without asking the database; an ended sign-in is forgotten at once. */
const REMEMBER_MS = 30_000;
const MOST_REMEMBERED = 20_000;

interface Remembered {
  actor: Actor;
  expiresAt: Date;
  until: number;
}

interface ActorRow {
  signInId: string;
  signedInAt: Date;
  organisationId: string;
  memberId: string;
  name: string;
  zone: string;
  unitPath: string[] | null;
  closedUnits: string[];
  grants: Grant[];
  hidden: boolean;
  expiresAt: Date;
}

const hashOf = (token: string) => createHash('sha256').update(token).digest();

/** Sign-in tokens: opaque, stored only as hashes, remembered briefly, ended everywhere at once. */
export class StoredSignIns extends SignIns {
  private readonly remembered = new Map<string, Remembered>();
  private readonly listeners: ((signInId: string) => void)[] = [];
  /** Grows with everything forgotten, so that what was read before is not remembered after. */
  private forgotten = 0;
  readonly cookieName: string;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    notices: Notices,
    private readonly env: Pick<Env, 'DEMO' | 'PUBLIC_URL'>,
  ) {
    super();
    this.cookieName = signInCookieName(env);
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
    const loaded = await this.load(token, new Date(now));
    if (!loaded || forgotten !== this.forgotten) return loaded?.actor ?? null;
    if (this.remembered.size >= MOST_REMEMBERED) this.remembered.clear();
    this.remembered.set(token, { ...loaded, until: now + REMEMBER_MS });
    return loaded.actor;
  }

  tokenIn(cookies: string | undefined): string | null {
    return cookieIn(cookies, this.cookieName);
  }

  async renewed(token: string): Promise<boolean> {
    const known = this.remembered.get(token);
    const now = this.clock.now().getTime();
    const dueBefore = new Date(now + SIGN_IN_LASTS_MS - DAY_MS);
    if (!known || known.expiresAt > dueBefore) return false;
    // Of many requests at once one is told; the others need not set the same cookie.
    known.expiresAt = new Date(now + SIGN_IN_LASTS_MS);
    const renewed = await this.database.query(
      `update sign_in set expires_at = $2
       where token_hash = $1 and ended_at is null and expires_at <= $3 returning id`,
      [hashOf(token), known.expiresAt, dueBefore],
    );
    return renewed.length > 0;
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
    tx: Tx,
    member: { organisationId: string; id: string },
    { device, before }: { device: string; before: Actor | null },
  ): Promise<string> {
    if (before) await this.end(tx, before.memberId, before.signInId);
    return this.begin(tx, member, device);
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

  /** Deletes those that ended or expired a month ago: where somebody once worked is nobody's business any more. */
  async forgetOld(): Promise<void> {
    await this.database.query(`delete from sign_in where ended_at < $1 or expires_at < $1`, [
      new Date(this.clock.now().getTime() - KEPT_MS),
    ]);
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

  /** Nobody of an organisation whose passwords are published is signed in outside demo mode. */
  private async load(token: string, now: Date): Promise<{ actor: Actor; expiresAt: Date } | null> {
    const [row] = await this.database.query<ActorRow>(
      `update sign_in s set last_seen_at = $2
       from member m join organisation o on o.id = m.organisation_id
       where s.token_hash = $1 and s.ended_at is null and s.expires_at > $2
         and m.id = s.member_id and m.left_at is null and (not o.invented or $3)
       returning s.id as "signInId", s.created_at as "signedInAt", s.expires_at as "expiresAt", m.organisation_id as "organisationId", m.id as "memberId", m.name, o.zone,
         coalesce(m.settings ->> 'presence' = 'hidden', false) as hidden,
         (select u.path from membership ms join unit u on u.id = ms.unit_id
          where ms.member_id = m.id and ms.during @> $2::timestamptz) as "unitPath",
         ${closedUnitsOf('m.id')} as "closedUnits",
         coalesce((select jsonb_agg(jsonb_build_object('role', g.role, 'unitId', g.unit_id))
                   from role_grant g where g.member_id = m.id and g.ended_at is null), '[]') as grants`,
      [hashOf(token), now, this.env.DEMO],
    );
    if (!row) return null;
    const { expiresAt, ...actor } = row;
    return { actor: { ...actor, unitPath: actor.unitPath ?? [] }, expiresAt };
  }
}
