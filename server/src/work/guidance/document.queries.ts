import type { GuidanceDocument, GuidanceLogEntry, GuidancePublication } from '@guildhall/shared/work/guidance-document';
import type { Person, UnitName } from '@guildhall/shared/work/practice-card';

import type { Sql } from '../../platform/database/database.js';
import { personJson, unitJson } from '../practices/person.queries.js';
import type { GuidanceRow } from './guidance.row.js';

type Plain = Pick<
  GuidanceRow,
  | 'id'
  | 'slug'
  | 'kind'
  | 'titles'
  | 'languages'
  | 'state'
  | 'edition'
  | 'writing'
  | 'publicFacing'
  | 'audience'
  | 'requiredReviews'
  | 'reviewEveryMonths'
  | 'frozenRevision'
>;
type DocumentRow = Plain & {
  version: number;
  owner: Person;
  deputy: Person | null;
  authors: Person[];
  consultationUnit: UnitName | null;
  closesOn: string | null;
  changedAt: Date;
};

/** SQL of a list of people: the members whose ids `select` gives, in the order of their names. */
const peopleJson = (select: string) =>
  `coalesce((select jsonb_agg(${personJson('named.id', '$2')} order by named.name) from member named where named.id in (${select})), '[]')`;

/** A document as everyone who may read it sees it, with its live version; null when there is none. Asks nobody's permission. */
export async function readDocument(
  sql: Sql,
  id: string,
  now: Date,
): Promise<{ guidance: GuidanceDocument; version: number } | null> {
  const [row] = await sql.query<DocumentRow>(
    `select g.id, g.slug, g.kind, g.titles, g.languages, g.state, g.edition, g.version, g.writing,
       g.public_facing as "publicFacing", g.audience, g.required_reviews as "requiredReviews",
       g.review_every_months as "reviewEveryMonths", g.frozen_revision as "frozenRevision", g.changed_at as "changedAt",
       ${personJson('g.owner_id', '$2')} as owner, ${personJson('g.deputy_id', '$2')} as deputy,
       ${peopleJson('select a.member_id from guidance_author a where a.guidance_id = g.id')} as authors,
       ${unitJson('g.consultation_unit_id')} as "consultationUnit",
       to_char(g.consultation_closes_on, 'YYYY-MM-DD') as "closesOn"
     from guidance g where g.id = $1`,
    [id, now],
  );
  if (!row) return null;
  const { version, consultationUnit, closesOn, changedAt, ...rest } = row;
  const guidance: GuidanceDocument = {
    ...rest,
    consultation: closesOn ? { unit: consultationUnit, closesOn } : null,
    publication: (await readPublications(sql, id, now)).find(({ state }) => state === 'current') ?? null,
    log: await readLog(sql, id, now),
    changedAt: changedAt.toISOString(),
  };
  return { guidance, version };
}

async function readLog(sql: Sql, id: string, now: Date): Promise<GuidanceLogEntry[]> {
  const rows = await sql.query<Omit<GuidanceLogEntry, 'at'> & { at: Date }>(
    `select l.id, l.move, l.from_state as "from", l.to_state as "to", l.message, ${personJson('l.by_id', '$2')} as by, l.at
     from guidance_log l where l.guidance_id = $1 order by l.id desc limit 200`,
    [id, now],
  );
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
}

/** Everything that readers had, the newest first. */
export async function readPublications(sql: Sql, id: string, now: Date): Promise<GuidancePublication[]> {
  const rows = await sql.query<Omit<GuidancePublication, 'publishedAt'> & { publishedAt: Date }>(
    `select p.id, p.edition, p.revision, p.state, ${personJson('p.approved_by', '$2')} as "approvedBy",
       p.published_at as "publishedAt", to_char(p.review_by, 'YYYY-MM-DD') as "reviewBy",
       ${peopleJson(`select a.member_id from guidance_revision_author a
         where a.guidance_id = p.guidance_id and a.number = p.revision and a.words >= 40`)} as authors,
       array(select t.language from guidance_publication_text t where t.publication_id = p.id order by t.language desc) as languages
     from guidance_publication p where p.guidance_id = $1 order by p.edition desc`,
    [id, now],
  );
  return rows.map((row) => ({ ...row, publishedAt: row.publishedAt.toISOString() }));
}
