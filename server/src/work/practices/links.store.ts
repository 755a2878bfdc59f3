import type { PracticeText } from '@guildhall/shared/work/practice-card';

import { constraintMeans } from '../../platform/database/constraint-problems.js';
import type { Tx } from '../../platform/database/database.js';
import { fieldProblem } from '../../platform/http/problem.js';

constraintMeans('practice_link_linked', () =>
  fieldProblem('practices', 'unknown_practice', 'One of these practices is no longer here. Please take it out.'),
);
constraintMeans('practice_link_other', () =>
  fieldProblem('practices', 'practice_itself', 'A practice need not name itself. Please take it out.'),
);

constraintMeans('practice_guidance_guidance', () =>
  fieldProblem('guidance', 'unknown_guidance', 'One of these documents is no longer here. Please take it out.'),
);

/** Notes which other cards and which guidance a card names, in place of those it named before. */
export async function saveLinks(
  tx: Tx,
  organisationId: string,
  practiceId: string,
  { practices, guidance }: Pick<PracticeText, 'practices' | 'guidance'>,
): Promise<void> {
  await tx.query(`delete from practice_link where practice_id = $1`, [practiceId]);
  await tx.query(`delete from practice_guidance where practice_id = $1`, [practiceId]);
  await tx.query(
    `insert into practice_link (organisation_id, practice_id, position, linked_id)
     select $1, $2, position - 1, linked_id from unnest($3::uuid[]) with ordinality as l(linked_id, position)`,
    [organisationId, practiceId, practices],
  );
  await tx.query(
    `insert into practice_guidance (organisation_id, practice_id, position, guidance_id)
     select $1, $2, position - 1, guidance_id from unnest($3::uuid[]) with ordinality as l(guidance_id, position)`,
    [organisationId, practiceId, guidance],
  );
}

/** SQL: the ids of the guidance that the card with this id names, as JSON. */
export function guidanceIds(practiceId: string): string {
  return `coalesce((select jsonb_agg(l.guidance_id order by l.position) from practice_guidance l
    where l.practice_id = ${practiceId}), '[]')`;
}

/** SQL: the ids of the cards that the card with this id names, as JSON. */
export function linkIds(practiceId: string): string {
  return `coalesce((select jsonb_agg(l.linked_id order by l.position) from practice_link l
    where l.practice_id = ${practiceId}), '[]')`;
}
