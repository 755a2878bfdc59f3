import type { Tx } from '../../platform/database/database.js';

/** SQL that waits for the organisation in `$1` to be worked on by nobody else, and holds it until the transaction ends. */
export const HOLD_ENGINE = `pg_advisory_xact_lock(hashtextextended('engine ' || $1::text, 0))`;

/** Keeps the engine from an organisation until this transaction ends. Gives its IANA zone. */
export async function holdEngine(tx: Tx, organisationId: string): Promise<string> {
  const [organisation] = await tx.query<{ zone: string }>(
    `select zone from organisation, ${HOLD_ENGINE} where id = $1::uuid`,
    [organisationId],
  );
  if (!organisation) throw new Error(`There is no organisation ${organisationId}`);
  return organisation.zone;
}
