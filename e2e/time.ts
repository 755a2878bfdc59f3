import pg from 'pg';

const DAY_MS = 24 * 60 * 60 * 1000;

/** Says something to the database of the product under test, for what only time would bring. */
export async function say(sql: string, values: unknown[] = []): Promise<void> {
  const host = process.env['GUILDHALL_SOCKET'] ?? '';
  const client = new pg.Client({ host, user: 'guildhall', database: 'guildhall' });
  await client.connect();
  try {
    await client.query(sql, values);
  } finally {
    await client.end();
  }
}

/** The two weeks after which a reuse can be recorded are over. */
export function twoWeeksPass(reuseId: string): Promise<void> {
  return say(`update practice_reuse set starts_on = starts_on - 14 where id = $1`, [reuseId]);
}

/** The first day of a challenge that is on the calendar has come, and the clock that opens it looks. */
export async function firstDayComes(challengeId: string): Promise<void> {
  await say(`update challenge set starts_at = now() where id = $1`, [challengeId]);
  await clockLooks();
}

/** The clock that opens challenges looks now instead of at the next minute. */
export function clockLooks(): Promise<void> {
  return say(
    `insert into jobs.job (name, policy) select name, policy from jobs.queue where name = 'move_challenges'
     on conflict do nothing`,
  );
}

/** This time of day in so many days, on the council’s clocks, as a field for it takes it. */
export function inDays(days: number): string {
  const london = new Intl.DateTimeFormat('sv-SE', {
    timeZone: 'Europe/London',
    dateStyle: 'short',
    timeStyle: 'short',
  });
  return london.format(new Date(Date.now() + days * DAY_MS)).replace(' ', 'T');
}
