import type { Tx } from '../../platform/database/database.js';

/**
 * One change of units or roles at a time in an organisation: two at once could hang two units below each other, and two
 * administrators who end each other's role would leave none. Whoever waits for the engine besides takes this first: the
 * engine never waits for it.
 */
export async function lockOrganisation(tx: Tx, organisationId: string): Promise<void> {
  await tx.query(`select 1 from organisation where id = $1 for no key update`, [organisationId]);
}
