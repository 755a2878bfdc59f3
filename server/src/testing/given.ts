import type { Actor, Grant, Role } from '../platform/actor.js';
import { SetClock } from '../platform/clock.js';
import type { Database } from '../platform/database/database.js';
import { newId } from '../platform/ids.js';

export const DAY_MS = 24 * 60 * 60 * 1000;
/** A Tuesday morning in term time, in a season that began on Monday 7 September 2026. */
export const TUESDAY = new Date('2026-10-06T09:00:00Z');
const SEASON_START = new Date('2026-09-06T23:00:00Z');
// The clocks have gone back by then.
const SEASON_END = new Date('2026-11-30T00:00:00Z');
const REST_END = new Date('2026-12-07T00:00:00Z');

export interface GivenUnit {
  id: string;
  path: string[];
}

/** A small vocabulary in which each test builds its own organisation. */
export class Given {
  readonly clock = new SetClock(TUESDAY);
  organisationId = '';
  seasonId = '';

  constructor(readonly database: Database) {}

  /** An organisation with an open season, and nobody in it yet. */
  static async organisation(database: Database): Promise<Given> {
    const given = new Given(database);
    given.organisationId = newId();
    given.seasonId = newId();
    await database.query(`insert into organisation (id, name, created_at) values ($1, 'Brackenshire', $2)`, [
      given.organisationId,
      SEASON_START,
    ]);
    await database.query(
      `insert into season (id, organisation_id, number, starts_at, ends_at, rest_ends_at, rule_set, priors, opened_at)
       values ($1, $2, 1, $3, $4, $5, 1, '{"b0":0.32,"d0":0.2,"u0":0.25}', $3)`,
      [given.seasonId, given.organisationId, SEASON_START, SEASON_END, REST_END],
    );
    return given;
  }

  async unit(
    kind: 'directorate' | 'department' | 'team' | 'cohort',
    parent?: GivenUnit,
    name?: string,
  ): Promise<GivenUnit> {
    const id = newId();
    const path = [...(parent?.path ?? []), id];
    await this.database.query(
      `insert into unit (id, organisation_id, parent_id, kind, name, path) values ($1, $2, $3, $4, $5, $6)`,
      [id, this.organisationId, parent?.id ?? null, kind, name ?? `${kind} ${id.slice(-6)}`, path],
    );
    return { id, path };
  }

  /** A team in a department in a directorate. */
  async team(department?: GivenUnit): Promise<GivenUnit> {
    const parent = department ?? (await this.unit('department', await this.unit('directorate')));
    return this.unit('team', parent);
  }

  /** A member who sits in `unit` since before the season, playing unless told otherwise. */
  async member(
    unit: GivenUnit,
    options: {
      playing?: boolean | null;
      name?: string;
      since?: Date;
      grants?: Grant[];
      visible?: boolean;
      kind?: string;
    } = {},
  ): Promise<Actor> {
    const id = newId();
    const { playing = true, name = `Member ${id.slice(-6)}`, since = new Date('2026-01-01T00:00:00Z') } = options;
    await this.database.query(
      `insert into member (id, organisation_id, name, email, playing, board_visible, created_at, playing_since, kind)
       values ($1, $2, $3, $4, $5, $6, $7, case when $5::boolean is null then null else $7::timestamptz end, $8)`,
      [
        id,
        this.organisationId,
        name,
        `${id}@brackenshire.example`,
        playing,
        options.visible ?? false,
        since,
        options.kind ?? 'officer',
      ],
    );
    await this.database.query(
      `insert into membership (id, organisation_id, member_id, unit_id, during)
       values ($1, $2, $3, $4, tstzrange($5, null))`,
      [newId(), this.organisationId, id, unit.id, since],
    );
    const actor = this.actor(id, name, unit.path, options.grants ?? []);
    for (const grant of actor.grants) await this.grant(actor, grant.role, grant.unitId);
    return actor;
  }

  async members(unit: GivenUnit, count: number): Promise<Actor[]> {
    return Promise.all(Array.from({ length: count }, () => this.member(unit)));
  }

  async grant(actor: Actor, role: Role, unitId: string | null): Promise<void> {
    await this.database.query(
      `insert into role_grant (id, organisation_id, member_id, role, unit_id, granted_at) values ($1, $2, $3, $4, $5, $6)`,
      [newId(), this.organisationId, actor.memberId, role, unitId, this.clock.now()],
    );
  }

  private actor(memberId: string, name: string, unitPath: string[], grants: Grant[]): Actor {
    const { organisationId } = this;
    return { organisationId, memberId, signInId: newId(), name, zone: 'Europe/London', unitPath, grants };
  }
}
