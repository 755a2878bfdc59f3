import type { OwnData } from '@guildhall/shared/outbound/own-data';
import { Injectable } from '@nestjs/common';

import type { Actor } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import { Database, type Sql } from '../../platform/database/database.js';
import { allKept, type Kept } from './kept.js';

/** All that is kept of a member, for themselves alone (UK GDPR articles 15 and 20; DESIGN §10). */
@Injectable()
export class OwnDataQueries {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** As it stands at one moment. */
  read(actor: Actor): Promise<OwnData> {
    return this.database.transaction(actor, async (tx) => {
      await tx.query(`set transaction isolation level repeatable read, read only`);
      const [member] = await tx.query<OwnData['member']>(
        `select id, name, email, locale, kind, playing, playing_since as "playingSince", board_visible as "boardVisible",
           settings, absence::text, created_at as "createdAt" from member where id = $1`,
        [actor.memberId],
      );
      const kept: OwnData['kept'] = {};
      for (const each of allKept) kept[each.name] = await rowsOf(tx, each, actor.memberId);
      kept['evidence'] = await evidenceOf(tx, actor.memberId);
      kept['mostly_with_two_others'] = await triadsOf(tx, actor.memberId);
      kept['comments_before_edits'] = await earlierWordsOf(tx, actor.memberId);
      return { takenAt: this.clock.now().toISOString(), member: member!, kept };
    });
  }
}

type Rows = OwnData['kept'][string];

/** Names are ours alone; nothing of a request is in them. */
function rowsOf(tx: Sql, { table, by, fields }: Kept, memberId: string): Promise<Rows> {
  return tx.query(`select ${fields.join(', ')} from ${table} where ${by} = $1`, [memberId]);
}

function evidenceOf(tx: Sql, memberId: string): Promise<Rows> {
  return tx.query(
    `select c.run_id, c.step_id, e.words, e.link, e.offered_at
     from step_contribution c join evidence e on e.contribution_id = c.id where c.member_id = $1`,
    [memberId],
  );
}

/** That three mostly bring credit to one another; whether it is so of the member is theirs, who the others are is not. */
function triadsOf(tx: Sql, memberId: string): Promise<Rows> {
  return tx.query(
    `select season_id, found_at, $1 = any(mostly) as is_so_of_you from triad where $1 in (one_id, two_id, three_id)`,
    [memberId],
  );
}

function earlierWordsOf(tx: Sql, memberId: string): Promise<Rows> {
  return tx.query(
    `select e.comment_id, e.text, e.at
     from practice_comment c join practice_comment_edit e on e.comment_id = c.id where c.by_id = $1`,
    [memberId],
  );
}
