import type { Outcome } from './run.ts';
import type { Prepared } from './servers/ours.ts';
import { startChild } from './support/child.ts';
import { analyse, startDatabases } from './support/database.ts';
import { median } from './support/figures.ts';
import { load, type Request } from './support/load.ts';

const AT_ONCE = 16;
const ROUNDS = 5;
/** Longer than the engine puts anything off. */
const RUN_UP_MS = 400;
const ROUND_MS = 1_000;
/** Until then much of the time goes to translating the code under load. */
const WARM_UP_MS = 2_000;
const TEXT = 'How did you win the crews over, and what would you do first today?';

/**
 * An authenticated contribution (a question under a card, with the engine at work behind it) and the read of a board, 16
 * at once, beside bare Fastify that does one insert and one indexed read of the same database.
 */
export default async function http(): Promise<Outcome> {
  const databases = await startDatabases();
  const url = await databases.copy('http');
  const [ours, bare] = [startChild('ours'), startChild('bare')];
  const ourUrl = await ours.ask<string>('start', { url });
  const { organisationId, practiceIds, boardId, cookies } = await ours.ask<Prepared>('prepare', {
    teams: 20,
    signedIn: AT_ONCE,
    cards: AT_ONCE,
  });
  const bareUrl = await bare.ask<string>('http', { url, boardId });

  const runs = {
    contribution: run(ourUrl, (nth) => ({
      method: 'POST',
      path: `/api/practices/${practiceIds[nth]}/questions`,
      cookie: cookies[nth]!,
      body: { text: TEXT },
    })),
    bareInsert: run(bareUrl, () => ({ method: 'POST', path: '/contribution', body: { text: TEXT } })),
    boardRead: run(ourUrl, (nth) => ({ method: 'GET', path: `/api/boards/${boardId}`, cookie: cookies[nth]! })),
    bareRead: run(bareUrl, () => ({ method: 'GET', path: '/board' })),
  };
  for (const each of Object.values(runs)) await each(WARM_UP_MS);
  await analyse(url);
  type Name = keyof typeof runs;
  const rounds: Record<Name, number>[] = [];
  for (let nth = 0; nth < ROUNDS; nth++) {
    const rates: Partial<Record<Name, number>> = {};
    for (const name of Object.keys(runs) as Name[]) {
      rates[name] = await runs[name](ROUND_MS);
      await ours.ask('settle', { organisationId });
    }
    rounds.push(rates as Record<Name, number>);
  }
  const rate = (name: Name) => Math.round(median(rounds.map((rates) => rates[name])));
  // Within a round: in the course of a run the machine may become faster or slower for all.
  const ratio = (one: Name, other: Name) => median(rounds.map((rates) => rates[one] / rates[other]));
  const contributionRatio = ratio('contribution', 'bareInsert');
  const boardReadRatio = ratio('boardRead', 'bareRead');
  return {
    bench: 'http',
    ratio: Math.min(contributionRatio, boardReadRatio),
    contributionRatio,
    boardReadRatio,
    contributionsASecond: rate('contribution'),
    bareInsertsASecond: rate('bareInsert'),
    boardReadsASecond: rate('boardRead'),
    bareReadsASecond: rate('bareRead'),
  };
}

function run(url: string, requestOf: (connection: number) => Request): (milliseconds: number) => Promise<number> {
  return (milliseconds) => load(url, { connections: AT_ONCE, runUp: RUN_UP_MS, milliseconds }, requestOf);
}
