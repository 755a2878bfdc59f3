import { dueBefore } from '@guildhall/shared/work/still-true';
import { Injectable } from '@nestjs/common';

import { Notify } from '../../activity/notify.js';
import { Clock } from '../../platform/clock.js';
import { Database, type Tx } from '../../platform/database/database.js';

const BATCH = 100;

interface DueCard {
  id: string;
  organisationId: string;
  title: string;
  to: string[];
}

/** Once a year asks who looks after a card whether it still holds; kindly, once, and never again until they have looked. */
@Injectable()
export class StillTrueJob {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly notify: Notify,
  ) {}

  /** Safe at any time and on several servers: a card is taken under its lock. Gives how many cards were asked about. */
  async run(): Promise<number> {
    let asked = 0;
    for (;;) {
      const count = await this.database.transaction({}, (tx) => this.ask(tx));
      asked += count;
      if (count < BATCH) return asked;
    }
  }

  private async ask(tx: Tx): Promise<number> {
    const now = this.clock.now();
    const cards = await tx.query<DueCard>(DUE, [dueBefore(now), now]);
    const news = cards.map(({ id, organisationId, title, to }) => ({
      organisationId,
      to,
      kind: 'still_true' as const,
      params: { title },
      link: { to: 'practice' as const, id },
      key: `still_true:${id}:${now.toISOString().slice(0, 10)}`,
    }));
    for (const told of news) await this.notify.tell(tx, told);
    return cards.length;
  }
}

/** Cards not looked at since $1, marked as asked about at $2; where the owner has left, those who wrote or explain it are asked. */
const DUE = `
  with due as (
    select p.id from practice p
    where p.state = 'published' and greatest(p.changed_at, p.checked_at) < $1
      and (p.nudged_at is null or p.nudged_at < greatest(p.changed_at, p.checked_at))
    order by greatest(p.changed_at, p.checked_at) limit ${BATCH} for update skip locked
  ),
  asked as (update practice p set nudged_at = $2 from due where p.id = due.id returning p.*)
  select p.id, p.organisation_id as "organisationId", p.title,
    array(select m.id from member m where m.left_at is null and (
      m.id = coalesce(p.owner_id, p.author_id)
      or (exists (select 1 from member o where o.id = coalesce(p.owner_id, p.author_id) and o.left_at is not null)
          and (m.id in (p.author_id, p.who_to_ask_id)
               or m.id in (select c.member_id from practice_credit c where c.practice_id = p.id))))) as "to"
  from asked p`;
