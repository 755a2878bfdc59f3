import type { Prepared } from './servers/ours.ts';
import { startChild } from './support/child.ts';
import { percentile } from './support/figures.ts';
import { Connection } from './support/load.ts';
import { unwatch, watch } from './support/watchers.ts';

const A_SECOND = 200;
const SECONDS = 9;
const CONNECTIONS = 16;

const now = () => performance.timeOrigin + performance.now();

interface Scene {
  organisations: number;
  /** Teams of ten in each, and how many of their members contribute in turn. */
  teams: number;
  contributors: number;
  /** Whose other screen is watched: each contributor's own, or one that shows the board of teams. */
  screens: 'own' | 'board';
}

/** One council: what somebody did brings points to their own other screen. */
const oneCouncil: Scene = { organisations: 1, teams: 21, contributors: 200, screens: 'own' };
/** Forty councils at once, so that each board stays below ten changes a second, beyond which they are merged by design. */
const fortyCouncils: Scene = { organisations: 40, teams: 5, contributors: 49, screens: 'board' };

/**
 * Contributions over HTTP at 200 a second; from the commit, and from the sending of the request, to the message on
 * another screen, in milliseconds.
 */
export async function latency(databaseOf: (name: string) => Promise<string>): Promise<Record<string, number>> {
  const council = await play(await databaseOf('council'), oneCouncil);
  const boards = await play(await databaseOf('boards'), fortyCouncils);
  return {
    contributionsASecond: council.rate,
    commitToScreenP50Ms: percentile(council.fromCommit, 0.5),
    commitToScreenP99Ms: percentile(council.fromCommit, 0.99),
    requestToScreenP50Ms: percentile(council.fromRequest, 0.5),
    requestToScreenP99Ms: percentile(council.fromRequest, 0.99),
    fortyCouncilsASecond: boards.rate,
    fortyCouncilsCommitToBoardP50Ms: percentile(boards.fromCommit, 0.5),
    fortyCouncilsCommitToBoardP99Ms: percentile(boards.fromCommit, 0.99),
  };
}

/** One screen: what it should hear of, and when it did. */
class Screen {
  readonly sent: number[] = [];
  readonly heard: number[] = [];
  commits: number[] = [];

  /** From the latest of these moments to each message. */
  since(moments: readonly number[]): number[] {
    return this.heard.flatMap((at) => {
      const last = moments.findLast((moment) => moment <= at);
      return last === undefined ? [] : [at - last];
    });
  }
}

async function play(url: string, { organisations, teams, contributors, screens }: Scene) {
  const server = startChild('ours');
  const address = await server.ask<string>('start', { url });
  const all: Prepared[] = [];
  for (let nth = 0; nth < organisations; nth++) {
    all.push(await server.ask<Prepared>('prepare', { teams, signedIn: contributors }));
  }
  const people = Array.from({ length: contributors }, (_, nth) =>
    all.map(({ practiceIds, boardId, cookies, memberIds }, organisation) => ({
      organisation,
      practiceId: practiceIds[0]!,
      boardId,
      cookie: cookies[nth]!,
      memberId: memberIds[nth]!,
    })),
  ).flat();
  const watched = new Map<string, Screen>();
  const screenOf = ({ boardId, memberId }: (typeof people)[number]) => {
    const topic = screens === 'own' ? `me:${memberId}` : `board:${boardId}`;
    const screen = watched.get(topic) ?? new Screen();
    watched.set(topic, screen);
    return { topic, screen };
  };
  const sockets: WebSocket[] = [];
  for (const person of screens === 'own' ? people : people.slice(0, organisations)) {
    const { topic, screen } = screenOf(person);
    sockets.push(await watch(address, { topic, cookie: person.cookie }, (at) => screen.heard.push(at)));
  }

  const connections = await Promise.all(Array.from({ length: CONNECTIONS }, () => Connection.open(address)));
  const free = [...connections];
  const begin = now();
  for (let nth = 0; nth < A_SECOND * SECONDS; nth++) {
    const due = begin + (nth * 1000) / A_SECOND;
    while (now() < due || free.length === 0) await new Promise((done) => setTimeout(done, 1));
    const person = people[nth % people.length]!;
    const connection = free.pop()!;
    screenOf(person).screen.sent.push(now());
    const path = `/api/practices/${person.practiceId}/questions`;
    const body = { text: 'What would you do first?' };
    void connection.send({ method: 'POST', path, cookie: person.cookie, body }).then(() => free.push(connection));
  }
  while (free.length < CONNECTIONS) await new Promise((done) => setTimeout(done, 5));
  const rate = Math.round((A_SECOND * SECONDS * 1000) / (now() - begin));
  const commits = Map.groupBy(await server.ask<{ by: string; at: number }[]>('commits'), ({ by }) => by);
  await unwatch(sockets);
  for (const connection of connections) connection.close();
  await server.end();
  for (const person of people) {
    screenOf(person).screen.commits.push(...(commits.get(person.memberId) ?? []).map(({ at }) => at));
  }
  const seen = [...watched.values()];
  for (const screen of seen) screen.commits.sort((a, b) => a - b);
  return {
    rate,
    fromCommit: seen.flatMap((screen) => screen.since(screen.commits)),
    fromRequest: seen.flatMap((screen) => screen.since(screen.sent)),
  };
}
