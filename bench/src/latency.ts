import type { Prepared } from './servers/ours.ts';
import { startChild } from './support/child.ts';
import { percentile } from './support/figures.ts';
import { Connection } from './support/load.ts';
import { unwatch, watch } from './support/watchers.ts';

const A_SECOND = 200;
/** Organisations at once, so that each board stays below ten changes a second, beyond which they are merged by design. */
const ORGANISATIONS = 40;
const TEAMS = 5;
const EACH = 49;
const CONNECTIONS = 16;

const now = () => performance.timeOrigin + performance.now();

/**
 * Contributions over HTTP at 200 a second, each of a member's first, so that a board moves every time; from the commit,
 * and from the sending of the request, to the message on another screen, in milliseconds.
 */
export async function latency(url: string): Promise<Record<string, number>> {
  const server = startChild('ours');
  const address = await server.ask<string>('start', { url });
  const all: Prepared[] = [];
  for (let nth = 0; nth < ORGANISATIONS; nth++) {
    all.push(await server.ask<Prepared>('prepare', { teams: TEAMS, signedIn: EACH }));
  }
  const sent = all.map((): number[] => []);
  const heard = all.map((): number[] => []);
  const sockets = await Promise.all(
    all.map(({ boardId, cookies }, nth) =>
      watch(address, { topic: `board:${boardId}`, cookie: cookies[0]! }, (at) => heard[nth]!.push(at)),
    ),
  );
  const connections = await Promise.all(Array.from({ length: CONNECTIONS }, () => Connection.open(address)));
  const free = [...connections];

  const begin = now();
  for (let nth = 0; nth < ORGANISATIONS * EACH; nth++) {
    const due = begin + (nth * 1000) / A_SECOND;
    while (now() < due || free.length === 0) await new Promise((done) => setTimeout(done, 1));
    const org = nth % ORGANISATIONS;
    const { practiceIds, cookies } = all[org]!;
    const connection = free.pop()!;
    sent[org]!.push(now());
    const cookie = cookies[Math.floor(nth / ORGANISATIONS)]!;
    const body = { text: 'What would you do first?' };
    void connection
      .send({ method: 'POST', path: `/api/practices/${practiceIds[0]}/questions`, cookie, body })
      .then(() => free.push(connection));
  }
  while (free.length < CONNECTIONS) await new Promise((done) => setTimeout(done, 5));
  const rate = (ORGANISATIONS * EACH * 1000) / (now() - begin);
  const commits = await server.ask<{ organisationId: string; at: number }[]>('commitTimes');
  await unwatch(sockets);
  for (const connection of connections) connection.close();

  const fromRequest = all.flatMap((_, org) => heard[org]!.flatMap((at) => since(sent[org]!, at)));
  const fromCommit = all.flatMap(({ organisationId }, org) => {
    const own = commits.filter((commit) => commit.organisationId === organisationId).map(({ at }) => at);
    return heard[org]!.flatMap((at) => since(own, at));
  });
  return {
    contributionsASecond: Math.round(rate),
    changesHeard: fromCommit.length,
    commitToScreenP50Ms: percentile(fromCommit, 0.5),
    commitToScreenP99Ms: percentile(fromCommit, 0.99),
    requestToScreenP50Ms: percentile(fromRequest, 0.5),
    requestToScreenP99Ms: percentile(fromRequest, 0.99),
  };
}

/** How long before `at` the last of these moments was. */
function since(moments: readonly number[], at: number): number[] {
  const last = moments.findLast((moment) => moment <= at);
  return last === undefined ? [] : [at - last];
}
