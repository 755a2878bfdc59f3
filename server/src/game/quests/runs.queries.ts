import type { PartedRun, RunCard, RunPage } from '@guildhall/shared/game/quests';
import { Injectable } from '@nestjs/common';

import { handled } from '../../activity/pending.js';
import { can } from '../../people/access/can.js';
import type { Actor } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database/database.js';
import { Problem } from '../../platform/http/problem.js';
import { asOffered, isCounted } from './definition.rules.js';
import { allowedRunActions } from './run.rules.js';
import type { StoredRun } from './run.js';
import { readRuns } from './run.store.js';
import { partyOf, progressOf } from './standing.rules.js';
import { mayTakeBack, needsReason, takingBack } from './take-back.rules.js';

type Evidence = RunPage['evidence'][number];
type EvidenceRow = Omit<Evidence, 'offeredAt' | 'verification'> & {
  offeredAt: Date;
  verification: Evidence['verification'];
};

/** What members read of quests under way. */
@Injectable()
export class RunsQueries {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** The caller's own runs: open ones and invitations first, then what they finished, newest first. */
  async own(actor: Actor): Promise<RunCard[]> {
    const rows = await this.database.query<{ id: string; invitedBy: string | null }>(
      `select p.run_id as id, case when p.state = 'invited' then (select name from member where id = p.invited_by) end as "invitedBy"
       from quest_run_member p join quest_run r on r.id = p.run_id
       where p.member_id = $1 and (p.active or (p.state = 'invited' and r.state not in ('completed', 'withdrawn'))
                                   or (p.state = 'accepted' and r.state = 'completed'))
       order by p.state = 'invited' desc, r.completed_at desc nulls first, r.started_at desc limit 60`,
      [actor.memberId],
    );
    const runs = await readRuns(
      this.database,
      actor.organisationId,
      rows.map(({ id }) => id),
    );
    const byId = new Map(runs.map((run) => [run.id, run]));
    return rows.flatMap(({ id, invitedBy }) => {
      const run = byId.get(id);
      return run ? [cardOf(run, actor, invitedBy)] : [];
    });
  }

  async page(actor: Actor, runId: string): Promise<RunPage> {
    const run = await this.run(actor, runId);
    if (!mayRead(actor, run)) throw withOthers();
    const own = run.members.find(({ id }) => id === actor.memberId);
    const helper = own?.helperId ? await this.person(own.helperId) : null;
    return {
      id: run.id,
      version: run.version,
      quest: { slug: run.slug, version: run.versionNumber, definition: asOffered(run.definition) },
      progress: progressOf(run),
      evidence: own?.state === 'accepted' ? await this.evidence(run.id) : [],
      startedAt: run.startedAt.toISOString(),
      completedAt: run.completedAt?.toISOString() ?? null,
      may: mayDo(actor, run),
      takeBack: canTakeBack(actor, run, this.clock.now()),
      helper,
      reward: run.state === 'completed' ? await this.reward(actor, run) : null,
    };
  }

  /** Which quest it was, for whoever declined or left the run; nothing of what happened in it. */
  async parted(actor: Actor, runId: string): Promise<PartedRun> {
    const { members, slug, definition } = await this.run(actor, runId);
    const how = members.find(({ id }) => id === actor.memberId)?.state;
    if (how !== 'declined' && how !== 'left') throw withOthers();
    return { how, quest: { slug, title: definition.title } };
  }

  private async run(actor: Actor, runId: string): Promise<StoredRun> {
    const [run] = await readRuns(this.database, actor.organisationId, [runId]);
    if (!run) throw new Problem('not_found', 'We could not find that quest under way.');
    return run;
  }

  private async person(id: string): Promise<{ id: string; name: string } | null> {
    const [person] = await this.database.query<{ id: string; name: string }>(
      `select id, name from member where id = $1`,
      [id],
    );
    return person ?? null;
  }

  private async evidence(runId: string): Promise<Evidence[]> {
    const rows = await this.database.query<EvidenceRow>(
      `select e.id, e.contribution_id as contribution, c.step_id as step, c.member_id as member, e.words, e.link,
         (select jsonb_build_object('id', m.id, 'name', m.name) from member m where m.id = e.asked_id) as asked,
         e.offered_at as "offeredAt",
         (select jsonb_build_object('decision', v.decision, 'by', m.name, 'reason', v.reason,
                                    'at', to_char(v.decided_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
          from verification v join member m on m.id = v.verifier_id where v.evidence_id = e.id) as verification
       from evidence e join step_contribution c on c.id = e.contribution_id
       where c.run_id = $1 and c.taken_back_at is null order by e.offered_at, e.id`,
      [runId],
    );
    return rows.map((row) => ({ ...row, offeredAt: row.offeredAt.toISOString() }));
  }

  /** What finishing brought the caller; nothing is said to those who do not play. */
  private async reward(actor: Actor, run: StoredRun): Promise<RunPage['reward']> {
    const [row] = await this.database.query<{
      playing: boolean;
      counted: boolean;
      points: number;
      stamped: boolean;
      mine: boolean;
    }>(
      `select coalesce(m.playing, false) as playing, coalesce(bool_and(${handled('a')}), true) as counted,
         coalesce(sum(e.points), 0)::int as points, coalesce(bool_or(e.rule = 'stamp.earned'), false) as stamped,
         count(a.id) > 0 as mine
       from member m
       left join activity a on a.member_id = m.id and a.kind = 'quest.completed' and a.subject_id = $2
         and a.data ->> 'run' = $3 and a.revoked_at is null
       left join points_entry e on e.activity_id = a.id
       where m.id = $1 group by m.id`,
      [actor.memberId, run.questId, run.id],
    );
    if (!row?.playing || !row.mine) return null;
    return { counted: row.counted, points: row.points, stamp: row.stamped ? run.definition.stamp : null };
  }
}

function withOthers(): Problem {
  return new Problem('not_allowed', 'This quest is with other people.');
}

/** The party and those asked to join it see a run. */
export function mayRead(actor: Actor, run: StoredRun): boolean {
  const sharedWith = run.members.filter(({ state }) => state === 'accepted' || state === 'invited').map(({ id }) => id);
  return can(actor, 'quest-run.read', { organisationId: run.organisationId, sharedWith });
}

function mayDo(actor: Actor, run: StoredRun): RunPage['may'] {
  const own = run.members.find(({ id }) => id === actor.memberId);
  const party = partyOf(run);
  const joined = own?.state === 'accepted';
  const actions = joined ? allowedRunActions(run.state) : [];
  const open = run.state !== 'completed' && run.state !== 'withdrawn';
  return {
    act: actions.includes('set_aside'),
    answer: own?.state === 'invited' && open,
    start: actions.includes('start'),
    invite: joined && open && run.state !== 'set_aside' && run.company !== 'alone',
    setAside: actions.includes('set_aside'),
    takeUp: actions.includes('take_up'),
    leave: joined && open && party.length > 1,
    withdraw: joined && open && party.length === 1,
    nameHelper: joined && run.state === 'completed' && isCounted(run.definition) && own?.helperId === null,
  };
}

function canTakeBack(actor: Actor, run: StoredRun, now: Date): RunPage['takeBack'] {
  return run.contributions
    .filter((each) => mayTakeBack(run, each, actor.memberId))
    .map((each) => ({ contribution: each.id, comes: takingBack(run, each), needsReason: needsReason(each, now) }));
}

function cardOf(run: StoredRun, actor: Actor, invitedBy: string | null): RunCard {
  const { steps } = progressOf(run);
  return {
    id: run.id,
    slug: run.slug,
    title: run.definition.title,
    minutes: run.definition.minutes,
    state: run.state,
    own: run.members.find(({ id }) => id === actor.memberId)?.state ?? 'left',
    invitedBy,
    people: partyOf(run).length,
    stepsDone: steps.filter(({ state }) => state === 'complete').length,
    steps: steps.length,
    asks: asksOf(run),
    completedAt: run.completedAt?.toISOString() ?? null,
  };
}

function asksOf({ definition }: StoredRun): RunCard['asks'] {
  return definition.steps.flatMap(({ by }) =>
    by.by === 'activity' ? [{ kind: by.kind, place: by.place ?? null }] : [],
  );
}
