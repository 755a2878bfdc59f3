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
  await insertLinks(tx, organisationId, [{ id: practiceId, text: { practices, guidance } }]);
}

type Naming = Pick<PracticeText, 'practices' | 'guidance'>;

/** The same for cards that named nothing before, all together. */
export async function insertLinks(
  tx: Tx,
  organisationId: string,
  cards: readonly { id: string; text: Naming }[],
): Promise<void> {
  const linked = cards.flatMap(({ id, text }) => text.practices.map((to, position) => ({ id, position, to })));
  const followed = cards.flatMap(({ id, text }) => text.guidance.map((to, position) => ({ id, position, to })));
  await tx.query(
    `insert into practice_link (organisation_id, practice_id, position, linked_id)
     select $1, l.* from unnest($2::uuid[], $3::int[], $4::uuid[]) as l`,
    [organisationId, ...columnsOf(linked)],
  );
  await tx.query(
    `insert into practice_guidance (organisation_id, practice_id, position, guidance_id)
     select $1, l.* from unnest($2::uuid[], $3::int[], $4::uuid[]) as l`,
    [organisationId, ...columnsOf(followed)],
  );
}

function columnsOf(links: readonly { id: string; position: number; to: string }[]) {
  return [links.map(({ id }) => id), links.map(({ position }) => position), links.map(({ to }) => to)];
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
