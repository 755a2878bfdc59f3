import { Injectable } from '@nestjs/common';

import type { Tx } from '../../platform/database/database.js';

/** A unit that is about to belong to another one, with everything in it. */
export interface UnitMove {
  organisationId: string;
  unitId: string;
  /** What it belonged to and what it will belong to, outermost first. */
  before: readonly string[];
  after: readonly string[];
}

/** Why a unit cannot move now: `code` translates as `validation.<code>`, `params` fill it. */
export interface Objection {
  code: string;
  /** One plain sentence. */
  detail: string;
  params: Record<string, string>;
}

type Objecting = (tx: Tx, move: UnitMove) => Promise<Objection | null>;
type Following = (tx: Tx, move: UnitMove) => Promise<void>;

/** Features that reckon by the tree: they may object to a move, and follow it in its own transaction. */
@Injectable()
export class StructureFollowers {
  private readonly objections: Objecting[] = [];
  private readonly followers: Following[] = [];

  objecting(ask: Objecting): void {
    this.objections.push(ask);
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
}
