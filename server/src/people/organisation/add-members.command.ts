import { Injectable } from '@nestjs/common';

import { constraintMeans } from '../../platform/database/constraint-problems.js';
import type { Tx } from '../../platform/database/database.js';
import { notifyAll } from '../../platform/database/notify.js';
import { Problem } from '../../platform/http/problem.js';
import { newId } from '../../platform/ids.js';
import { MEMBERSHIPS_CHANGED } from './memberships.store.js';

export interface NewMember {
  /** Given where others already refer to it. */
  id?: string;
  name: string;
  email: string;
  /** Where they sit from the start; null is in no unit. */
  unitId: string | null;
  locale?: 'en' | 'cy';
  kind?: 'officer' | 'councillor' | 'partner' | 'guest';
  access?: 'desk' | 'shared' | 'none';
  /** Their answer to whether they play, where they gave it with their arrival; else they are asked. */
  playing?: boolean | null;
  boardVisible?: boolean;
  /** From `hashPassword`; without one they sign in another way. */
  passwordHash?: string;
  /** One line on who they are, for the demo. */
  story?: { en: string; cy?: string };
}

const AT_ONCE = 10_000;

constraintMeans('member_email', () => new Problem('conflict', 'Someone with this e-mail address is here already.'));
constraintMeans('membership_unit', () => new Problem('conflict', 'That unit is not there.'));

const rowOf = (id: string, member: NewMember) => ({
  id,
  name: member.name,
  email: member.email.trim().toLowerCase(),
  unit_id: member.unitId,
  membership_id: newId(),
  locale: member.locale ?? 'en',
  kind: member.kind ?? 'officer',
  access: member.access ?? 'desk',
  playing: member.playing ?? null,
  board_visible: member.boardVisible ?? false,
  password_hash: member.passwordHash ?? null,
  story: member.story ?? null,
});

/** Adds members to an organisation, each in their unit from `since` on: 100,000 in seconds. Whoever calls decides who may. */
@Injectable()
export class AddMembers {
  /** Gives the ids in the order of the members. Throws `conflict` when an address is taken; then nobody is added. */
  async execute(tx: Tx, organisationId: string, members: readonly NewMember[], since: Date): Promise<string[]> {
    const ids = members.map((member) => member.id ?? newId());
    for (let from = 0; from < members.length; from += AT_ONCE) {
      const rows = members.slice(from, from + AT_ONCE).map((member, index) => rowOf(ids[from + index]!, member));
      await this.insert(tx, organisationId, rows, since);
    }
    await notifyAll(tx, MEMBERSHIPS_CHANGED, organisationId);
    return ids;
  }

  private async insert(tx: Tx, organisationId: string, rows: object[], since: Date): Promise<void> {
    await tx.query(
      `with given as materialized (
         select * from jsonb_to_recordset($2::jsonb) as m (id uuid, name text, email text, unit_id uuid, membership_id uuid,
           locale text, kind text, access text, playing boolean, board_visible boolean, password_hash text, story jsonb)
       ), added as (
         insert into member (id, organisation_id, name, email, locale, kind, access, playing, playing_since,
                             board_visible, password_hash, story, created_at)
         select id, $1, name, email, locale, kind, access, playing, case when playing is null then null else $3::timestamptz end,
                board_visible, password_hash, story, $3
         from given order by id
       )
       insert into membership (id, organisation_id, member_id, unit_id, during)
       select membership_id, $1, id, unit_id, tstzrange($3, null) from given where unit_id is not null`,
      [organisationId, JSON.stringify(rows), since],
    );
  }
}
