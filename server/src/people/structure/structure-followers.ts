import { Injectable } from '@nestjs/common';

import type { Sql, Tx } from '../../platform/database/database.js';

/** A unit that is about to belong to another one, with everything in it. */
export interface UnitMove {
  organisationId: string;
  unitId: string;
  /** What it belonged to and what it will belong to, outermost first. */
  before: readonly string[];
  after: readonly string[];
}

/** A unit that is about to close. */
export interface Closing {
  organisationId: string;
  unitId: string;
}

/** Units of which one has closed or opened; where one closed, the others are where its people went. */
export interface ChangedUnits {
  organisationId: string;
  units: string[];
}

/** Why a unit cannot move or close now: `code` translates as `validation.<code>`, `params` fill it. */
export interface Objection {
  code: string;
  /** One plain sentence. */
  detail: string;
  params: Record<string, string>;
}

type Objecting = (tx: Tx, move: UnitMove) => Promise<Objection | null>;
type Following = (tx: Tx, move: UnitMove) => Promise<void>;
type ObjectingToClosing = (sql: Sql, closing: Closing) => Promise<Objection | null>;

/** What reckons by which units are open. */
interface Reckoning {
  /** Waits for who reckons in the organisation now, and has nobody begin until the transaction ends. */
  hold(tx: Tx, organisationId: string): Promise<unknown>;
  /** Called once a unit has closed or opened; `hold` was called before, as it was before a unit moves. */
  changed(tx: Tx, units: ChangedUnits): Promise<void>;
}

/** Features that reckon by the tree: they may object to a change, and follow it in its own transaction. */
@Injectable()
export class StructureFollowers {
  private readonly objections: Objecting[] = [];
  private readonly followers: Following[] = [];
  private readonly objectionsToClosing: ObjectingToClosing[] = [];
  private readonly reckonings: Reckoning[] = [];

  objecting(ask: Objecting): void {
    this.objections.push(ask);
  }

  objectingToClosing(ask: ObjectingToClosing): void {
    this.objectionsToClosing.push(ask);
  }

  reckoning(reckoning: Reckoning): void {
    this.reckonings.push(reckoning);
  }

  /** Called once the units have their new paths. */
  following(follow: Following): void {
    this.followers.push(follow);
  }

  async objection(tx: Tx, move: UnitMove): Promise<Objection | null> {
    for (const ask of this.objections) {
      const objection = await ask(tx, move);
      if (objection) return objection;
    }
    return null;
  }

  async follow(tx: Tx, move: UnitMove): Promise<void> {
    for (const follow of this.followers) await follow(tx, move);
  }

  async objectionToClosing(sql: Sql, closing: Closing): Promise<Objection | null> {
    for (const ask of this.objectionsToClosing) {
      const objection = await ask(sql, closing);
      if (objection) return objection;
    }
    return null;
  }

  async hold(tx: Tx, organisationId: string): Promise<void> {
    for (const reckoning of this.reckonings) await reckoning.hold(tx, organisationId);
  }

  async changed(tx: Tx, units: ChangedUnits): Promise<void> {
    for (const reckoning of this.reckonings) await reckoning.changed(tx, units);
  }
}
