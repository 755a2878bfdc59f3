import { MoveMember } from '../server/dist/people/organisation/move-member.command.js';
import { openDatabase } from '../server/dist/platform/database/data-source.js';

/** Someone of the demo moves to another unit now, as the directory says it: there is no screen for it. */
export async function moves(name: string, unit: string): Promise<void> {
  const socket = process.env['GUILDHALL_SOCKET'] ?? '';
  const database = await openDatabase(
    `postgresql://guildhall@localhost/guildhall?host=${encodeURIComponent(socket)}`,
    [],
    { migrate: false },
  );
  try {
    const [found] = await database.query<{ organisationId: string; memberId: string; unitId: string }>(
      `select m.organisation_id as "organisationId", m.id as "memberId", u.id as "unitId"
       from member m join unit u on u.organisation_id = m.organisation_id where m.name = $1 and u.name = $2`,
      [name, unit],
    );
    if (!found) throw new Error(`There is no ${name}, or no ${unit}`);
    await database.transaction({}, (tx) => new MoveMember().execute(tx, { ...found, at: new Date() }));
  } finally {
    await database.close();
  }
}
