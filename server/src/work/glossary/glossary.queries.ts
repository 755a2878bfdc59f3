import type { GlossaryTerm } from '@guildhall/shared/work/glossary';

import type { Sql } from '../../platform/database/database.js';

/** Terms of an organisation in the order of their English spelling; or one. */
export function readTerms(sql: Sql, organisationId: string, id: string | null = null): Promise<GlossaryTerm[]> {
  return sql.query<GlossaryTerm>(
    `select id, term, meaning from glossary_term
     where organisation_id = $1 and ($2::uuid is null or id = $2) order by lower(term->>'en'), id limit 2000`,
    [organisationId, id],
  );
}
