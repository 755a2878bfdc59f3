import { randomUUID } from 'node:crypto';

import type { Actor } from '../../../server/dist/platform/actor.js';
import { recording } from '../../../server/dist/activity/record.js';
import type { Database } from '../../../server/dist/platform/database/database.js';
import { Given } from '../../../server/dist/testing/given.js';

export interface BenchOrganisation {
  given: Given;
  members: Actor[];
}

/** An organisation of some teams of ten in departments of five teams, everyone playing. */
export async function organisation(database: Database, teams: number): Promise<BenchOrganisation> {
  const given = await Given.organisation(database);
  const directorates = [await given.unit('directorate'), await given.unit('directorate')];
  const members: Actor[] = [];
  let department = await given.unit('department', directorates[0]);
  for (let nth = 0; nth < teams; nth++) {
    if (nth % 5 === 0 && nth > 0) department = await given.unit('department', directorates[(nth / 5) % 2]);
    members.push(...(await given.members(await given.team(department), 10)));
  }
  return { given, members };
}

/** Puts activities of a plausible mix into the log in one statement, as pending. */
export async function pendingActivities(
  database: Database,
  { given, members }: BenchOrganisation,
  count: number,
): Promise<void> {
  const at = given.clock.now().getTime();
  const rows = Array.from({ length: count }, (_, nth) => {
    const member = members[(nth * 7) % members.length]!;
    const other = members[(nth * 7 + 13) % members.length]!;
    const id = randomUUID();
    const kinds = [
      { kind: 'practice.published', data: { honest: true }, counterpart: null },
      { kind: 'question.asked', data: { question: id }, counterpart: null },
      { kind: 'answer.accepted', data: { question: id }, counterpart: other.memberId },
      {
        kind: 'practice.reused',
        data: { reuse: id, adopterTeam: other.unitPath.at(-1), distance: 'other-directorate' },
        counterpart: other.memberId,
      },
    ];
    const { kind, data, counterpart } = kinds[nth % kinds.length]!;
    return {
      id,
      kind,
      data,
      member_id: member.memberId,
      unit_id: member.unitPath.at(-1),
      counterpart_id: counterpart,
      occurred_at: new Date(at - (count - nth)),
      key: `bench:${id}`,
    };
  });
  await database.query(
    `with given as (
       select *, $2::uuid as organisation_id, id as subject_id, occurred_at as recorded_at
       from jsonb_to_recordset($1) as t (id uuid, kind text, data jsonb, member_id uuid, unit_id uuid, counterpart_id uuid, occurred_at timestamptz, key text)
     ), ${recording('given', 'a.unit_id')}
     select from recorded`,
    [JSON.stringify(rows), given.organisationId],
  );
}
