import type { PastSponsorship } from '@guildhall/shared/game/challenges';

import type { Sql, Tx } from '../../platform/database/database.js';
import type { StoredChallenge } from './challenge.store.js';

/** From now on its sponsor is waited for. */
export async function sponsorIsAsked(tx: Tx, { id }: StoredChallenge, at: Date): Promise<void> {
  await tx.query(`update challenge set sponsor_asked_at = $2, sponsor_reminded_at = null where id = $1`, [id, at]);
}

/** Whoever was asked to be its sponsor, and is it no more, is told so where they look for it. */
export async function keepPastSponsor(
  tx: Tx,
  { id, organisationId }: StoredChallenge,
  memberId: string,
  how: PastSponsorship['how'],
  at: Date,
): Promise<void> {
  await tx.query(
    `insert into challenge_past_sponsor (challenge_id, member_id, organisation_id, how, at) values ($1, $2, $3, $4, $5)
     on conflict (challenge_id, member_id) do update set how = $4, at = $5`,
    [id, memberId, organisationId, how, at],
  );
}

/** What came of somebody having been asked; null for whoever never was, or is its sponsor now. */
export async function pastSponsorship(
  sql: Sql,
  memberId: string,
  challengeId: string,
): Promise<PastSponsorship | null> {
  const [row] = await sql.query<PastSponsorship>(
    `select p.how, c.title, o.name as owner from challenge_past_sponsor p
     join challenge c on c.id = p.challenge_id join member o on o.id = c.owner_id
     where p.challenge_id = $1 and p.member_id = $2 and c.sponsor_id is distinct from $2`,
    [challengeId, memberId],
  );
  return row ?? null;
}

export interface WaitingSponsor {
  id: string;
  organisationId: string;
  zone: string;
  askedAt: Date;
}

/** Drafts that wait for the answer of a sponsor who is here and was not reminded. */
export function waitingSponsors(sql: Sql, now: Date, id: string | null = null): Promise<WaitingSponsor[]> {
  return sql.query<WaitingSponsor>(
    `select c.id, c.organisation_id as "organisationId", o.zone, c.sponsor_asked_at as "askedAt"
     from challenge c join organisation o on o.id = c.organisation_id join member m on m.id = c.sponsor_id
     where c.state = 'draft' and c.sponsor_accepted_at is null and c.sponsor_reminded_at is null
       and c.sponsor_asked_at is not null and m.left_at is null and (m.absence @> $1::timestamptz) is not true
       and ($2::uuid is null or c.id = $2)`,
    [now, id],
  );
}
