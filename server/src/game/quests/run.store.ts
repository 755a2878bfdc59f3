import type { Sql, Tx } from '../../platform/database/database.js';
import { newId } from '../../platform/ids.js';
import type { Company, PartyState, Standing, StoredContribution, StoredRun } from './run.js';
import type { RunState } from './run.rules.js';

const LOAD_RUNS = `
  select r.id, r.organisation_id as "organisationId", o.zone, r.quest_id as "questId", q.slug,
    v.number as "versionNumber", v.definition, r.company, r.state, r.started_by as "startedBy",
    r.started_at as "startedAt", r.completed_at as "completedAt", r.version,
    coalesce((select jsonb_agg(jsonb_build_object('id', m.id, 'name', m.name, 'helperId', p.helper_id,
                'state', case when m.left_at is not null and p.state = 'accepted' then 'left' else p.state end)
                               order by p.invited_at, m.name, m.id)
              from quest_run_member p join member m on m.id = p.member_id where p.run_id = r.id), '[]') as members,
    coalesce((select jsonb_agg(jsonb_build_object('id', c.id, 'stepId', c.step_id, 'member', c.member_id, 'way', c.way,
                'state', c.state, 'activityId', c.activity_id, 'madeAt', floor(extract(epoch from c.made_at) * 1000),
                'confirmedBy', coalesce((select jsonb_agg(k.member_id) from step_confirmation k
                                         where k.contribution_id = c.id), '[]')) order by c.made_at, c.id)
              from step_contribution c where c.run_id = r.id and c.taken_back_at is null), '[]') as contributions,
    coalesce((select jsonb_agg(s.step_id) from quest_step_progress s where s.run_id = r.id), '[]') as "completeSteps"
  from quest_run r join quest q on q.id = r.quest_id join quest_version v on v.id = r.version_id
  join organisation o on o.id = r.organisation_id
  where r.organisation_id = $1 and r.id = any($2) order by r.id`;

/** Runs as they stand. */
export function readRuns(sql: Sql, organisationId: string, ids: readonly string[]): Promise<StoredRun[]> {
  return sql.query<StoredRun>(LOAD_RUNS, [organisationId, ids]);
}

/** Runs as they stand once nobody else can change them; locked in the order of their ids. */
export async function lockRuns(tx: Tx, organisationId: string, ids: readonly string[]): Promise<StoredRun[]> {
  if (ids.length === 0) return [];
  await tx.query(`select id from quest_run where organisation_id = $1 and id = any($2) order by id for update`, [
    organisationId,
    ids,
  ]);
  return readRuns(tx, organisationId, ids);
}

export interface NewRun {
  organisationId: string;
  questId: string;
  versionId: string;
  company: Company;
  state: RunState;
  startedBy: string;
  startedAt: Date;
}

/** Stores a run with its starter as the first of the party; returns its id. */
export async function addRun(tx: Tx, run: NewRun): Promise<string> {
  const id = newId();
  await tx.query(
    `insert into quest_run (id, organisation_id, quest_id, version_id, company, state, started_by, started_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [id, run.organisationId, run.questId, run.versionId, run.company, run.state, run.startedBy, run.startedAt],
  );
  await tx.query(
    `insert into quest_run_member (run_id, member_id, organisation_id, quest_id, state, active, invited_by, invited_at, answered_at)
     values ($1, $2, $3, $4, 'accepted', true, $2, $5, $5)`,
    [id, run.startedBy, run.organisationId, run.questId, run.startedAt],
  );
  return id;
}

/** Invites people; whoever declined or left may be asked again, others stay as they are. Returns who was invited now. */
export async function addInvitations(
  tx: Tx,
  run: Pick<StoredRun, 'id' | 'organisationId' | 'questId'>,
  people: readonly string[],
  by: string,
  at: Date,
): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(
    `insert into quest_run_member as p (run_id, member_id, organisation_id, quest_id, state, invited_by, invited_at)
     select $1, m.id, $2, $3, 'invited', $5, $6
     from member m where m.organisation_id = $2 and m.id = any($4) and m.left_at is null
     on conflict (run_id, member_id) do update set state = 'invited', invited_by = $5, invited_at = $6, answered_at = null
       where p.state in ('declined', 'left')
     returning member_id as id`,
    [run.id, run.organisationId, run.questId, people, by, at],
  );
  return rows.map(({ id }) => id);
}

/** A member's answer or parting; whoever joins is in the party from now on. */
export async function setPartyState(
  tx: Tx,
  run: StoredRun,
  memberId: string,
  state: PartyState,
  at: Date,
): Promise<void> {
  await tx.query(
    `update quest_run_member set state = $3, active = ($3 = 'accepted'), answered_at = $4
     where run_id = $1 and member_id = $2`,
    [run.id, memberId, state, at],
  );
}

export async function setRunState(tx: Tx, runId: string, state: RunState): Promise<void> {
  await tx.query(`update quest_run set state = $2 where id = $1`, [runId, state]);
}

export interface NewContribution {
  stepId: string;
  member: string;
  way: StoredContribution['way'];
  state: 'pending' | 'accepted';
  activityId: string | null;
  madeAt: Date;
}

/**
 * Stores something done for a step; null when this activity was counted for the run before, or is taken back, also at
 * this very moment.
 */
export async function addContribution(tx: Tx, run: StoredRun, done: NewContribution): Promise<string | null> {
  if (done.activityId && !(await holdActivity(tx, done.activityId))) return null;
  const [row] = await tx.query<{ id: string }>(
    `insert into step_contribution (id, organisation_id, run_id, step_id, member_id, way, state, activity_id, made_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
     on conflict on constraint step_contribution_once do nothing returning id`,
    [newId(), run.organisationId, run.id, done.stepId, done.member, done.way, done.state, done.activityId, done.madeAt],
  );
  return row?.id ?? null;
}

/** Keeps an activity from being taken back until this transaction ends; the engine, which may work on it, does not wait. */
async function holdActivity(tx: Tx, id: string): Promise<boolean> {
  const held = await tx.query(`select 1 from activity where id = $1 and revoked_at is null for key share`, [id]);
  return held.length > 0;
}

/** The same for several at once, in the order in which whoever takes them back holds them, so that neither waits in a ring. */
export async function holdActivities(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length < 2) return;
  await tx.query(`select 1 from activity where id = any($1) order by id for key share`, [ids]);
}

/** Stores where a run stands now and raises its version; someone who has begun the quest anew keeps the newer run. */
export async function saveStanding(tx: Tx, run: StoredRun, standing: Standing, now: Date): Promise<void> {
  const ended = standing.state === 'completed' || standing.state === 'withdrawn';
  await tx.query(
    `with gone as (
       delete from quest_step_progress where run_id = $1 and step_id <> all($4)
     ), progress as (
       insert into quest_step_progress (run_id, step_id, organisation_id, completed_at)
       select $1, step_id, $6, $5 from unnest($4::text[]) as step_id on conflict do nothing
     ), party as (
       update quest_run_member p set active = not $7
       where p.run_id = $1 and p.state = 'accepted' and p.active = $7
         and ($7 or not exists (select 1 from quest_run_member o
                                where o.member_id = p.member_id and o.quest_id = p.quest_id and o.active))
     )
     update quest_run set state = $2, completed_at = $3, version = version + 1 where id = $1`,
    [run.id, standing.state, standing.completedAt, standing.completeSteps, now, run.organisationId, ended],
  );
}

/**
 * Strikes what was done by activities that are being taken back, those that the engine had not handled before included;
 * returns the runs and steps it touches.
 */
export async function takeBackContributions(
  tx: Tx,
  activityIds: readonly string[],
  at: Date,
): Promise<{ runId: string; stepId: string }[]> {
  if (activityIds.length === 0) return [];
  return tx.query(
    `update step_contribution set taken_back_at = $2 where activity_id = any($1) and taken_back_at is null
     returning run_id as "runId", step_id as "stepId"`,
    [activityIds, at],
  );
}
