import { Injectable } from '@nestjs/common';

import { type News, Notify } from '../../activity/notify.js';
import type { Tx } from '../../platform/database/database.js';
import { startOfDay } from '../../platform/time/zone.js';
import type { StoredRun } from '../quests/run.js';
import { readRuns } from '../quests/run.store.js';
import { progressOf } from '../quests/standing.rules.js';
import type { Encouragement, WorkingPlace } from './encouragement.js';
import { minutesOfStep, type NearRun, whoIsNear } from './near.rules.js';
import { playersAmong } from './players.store.js';

/** Says to people that one step is left of a quest that earns a stamp, once a run, and not on the day they were at it. */
@Injectable()
export class NearQuests implements Encouragement {
  constructor(private readonly notify: Notify) {}

  async tell(tx: Tx, { organisationId, zone, now }: WorkingPlace): Promise<void> {
    const ids = await nearlyDone(tx, organisationId, startOfDay(now, zone));
    const news: News[] = [];
    for (const run of ids.length > 0 ? await readRuns(tx, organisationId, ids) : []) {
      const near = nearRunOf(run);
      const to = await playersAmong(tx, whoIsNear(near));
      if (to.length === 0) continue;
      await tx.query(`update quest_run set near_told_at = $2 where id = $1`, [run.id, now]);
      news.push({
        organisationId,
        to,
        kind: 'near',
        params: { quest: run.definition.title, count: minutesOfStep(near) },
        link: { to: 'quest-run', id: run.id },
        key: `near:${run.id}`,
      });
    }
    // Last, as in the engine: whoever is told is locked after the runs.
    await this.notify.tell(tx, ...news);
  }
}

/** Runs of quests that earn a stamp in which one step is left and nothing was done since `today` began. */
async function nearlyDone(tx: Tx, organisationId: string, today: Date): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(
    `select r.id from quest_run r join quest_version v on v.id = r.version_id
     where r.organisation_id = $1 and r.state in ('in_progress', 'returned') and r.near_told_at is null
       and v.definition ->> 'stamp' is not null and not (v.definition ->> 'warmUp')::boolean
       and jsonb_array_length(v.definition -> 'steps') > 1
       and (select count(*) from quest_step_progress p where p.run_id = r.id)
         = jsonb_array_length(v.definition -> 'steps') - 1
       and r.started_at < $2
       and not exists (select 1 from step_contribution c where c.run_id = r.id and c.made_at >= $2)
     order by r.id`,
    [organisationId, today],
  );
  return rows.map(({ id }) => id);
}

function nearRunOf(run: StoredRun): NearRun {
  const { minutes, steps } = run.definition;
  return {
    minutes,
    steps: steps.map(({ times, party }) => ({ times, mode: party.mode })),
    progress: progressOf(run),
  };
}
