import pg from 'pg';

import { startApp } from '../../server/dist/app.js';
import { Engine } from '../../server/dist/game/engine/engine.js';
import { readEnv } from '../../server/dist/platform/config/env.js';
import { Database, Tx } from '../../server/dist/platform/database/database.js';
import { makeLog } from '../../server/dist/platform/log/log.js';
import type { Outcome } from './run.ts';
import { latency } from './latency.ts';
import { onEnd } from './support/cleanup.ts';
import { open, startDatabases } from './support/database.ts';
import { round, timed } from './support/figures.ts';
import { organisation, pendingActivities } from './support/organisation.ts';

const ACTIVITIES = 12_000;
const WARM_UP = 1_000;

interface Statement {
  text: string;
  values: readonly unknown[];
}

/** Every statement the engine ran, one list a transaction. */
function listen(): Statement[][] {
  const transactions: Statement[][] = [];
  const { query } = Tx.prototype;
  const { transaction } = Database.prototype;
  Database.prototype.transaction = function (caller, work) {
    const statements: Statement[] = [];
    transactions.push(statements);
    return transaction.call(this, caller, (tx) => {
      tx.query = (text: string, values: readonly unknown[] = []) => {
        statements.push({ text, values });
        return query.call(tx, text, values) as never;
      };
      return work(tx);
    }) as never;
  };
  return transactions;
}

/** The same statements, in the same transactions, with nothing around them. */
async function replay(url: string, transactions: Statement[][]): Promise<void> {
  const parsed = new URL(url);
  const host = parsed.searchParams.get('host') ?? '';
  const client = new pg.Client({ host, user: 'guildhall', database: parsed.pathname.slice(1) });
  await client.connect();
  const names = new Map<string, string>();
  for (const statements of transactions) {
    await client.query('begin');
    for (const { text, values } of statements) {
      if (!names.has(text)) names.set(text, `s${names.size}`);
      await client.query({ name: names.get(text)!, text, values: [...values] });
    }
    await client.query('commit');
  }
  await client.end();
}

/**
 * Activities a second through the engine with every stage, beside the very statements it ran, alone on a copy of the
 * same database; and from commit to another screen at 200 contributions a second.
 */
export default async function scoring(): Promise<Outcome> {
  const databases = await startDatabases();
  const url = await databases.copy('ours');
  const database = await open(url);
  const org = await organisation(database, 40);
  const env = readEnv({ PORT: '0', JOBS: 'off', LOG_LEVEL: 'silent' });
  const app = await startApp(env, database, makeLog('silent'), org.given.clock);
  onEnd(() => app.close());
  const engine = app.nest.get(Engine);
  await engine.stop();

  await pendingActivities(database, org, WARM_UP);
  await engine.drain(org.given.organisationId);
  await pendingActivities(database, org, ACTIVITIES);
  await app.close();
  await database.close();
  await databases.copy('theirs', 'ours');

  const again = await open(url);
  const second = await startApp(env, again, makeLog('silent'), org.given.clock);
  onEnd(() => second.close());
  const fresh = second.nest.get(Engine);
  await fresh.stop();
  const transactions = listen();
  const ours = await timed(() => fresh.drain(org.given.organisationId));
  const alone = await timed(() => replay(url.replace('/ours?', '/theirs?'), transactions));
  await second.close();
  await again.close();
  const live = await latency((name) => databases.copy(name));
  return {
    bench: 'scoring',
    ratio: round(alone / ours, 3),
    activitiesASecond: Math.round((ACTIVITIES / ours) * 1000),
    sqlAloneASecond: Math.round((ACTIVITIES / alone) * 1000),
    statements: transactions.flat().length,
    transactions: transactions.length,
    ...live,
  };
}
