import type { ChildProcess } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import pg from 'pg';

import { entities } from '../../server/dist/entities.js';
import type { Actor } from '../../server/dist/platform/actor.js';
import type { Database } from '../../server/dist/platform/database/database.js';
import { openDatabase } from '../../server/dist/platform/database/data-source.js';
import { startEmbeddedPostgres } from '../../server/dist/platform/database/embedded-postgres.js';
import { Given } from '../../server/dist/testing/given.js';
import { cardText } from '../../server/dist/testing/given-practices.js';
import { addressOf, startServer } from '../product.ts';
import { expect, test } from '../test.js';

const WORKERS = 8;
const QUESTIONS_EACH = 12;
const WEEK_MS = 7 * 24 * 60 * 60 * 1000;

interface Council {
  organisationId: string;
  people: { actor: Actor; cookie: string }[];
}

/** Two teams of five in a season of today, everybody signed in. */
async function council(database: Database): Promise<Council> {
  const given = await Given.organisation(database);
  const now = Date.now();
  await database.query(`update season set starts_at = $2, ends_at = $3, rest_ends_at = $4 where id = $1`, [
    given.seasonId,
    new Date(now - 2 * WEEK_MS),
    new Date(now + 10 * WEEK_MS),
    new Date(now + 11 * WEEK_MS),
  ]);
  const teams = [await given.team(), await given.team()];
  const members = (await Promise.all(teams.map((team) => given.members(team, 5)))).flat();
  const people = await Promise.all(members.map(async (actor) => ({ actor, cookie: await signIn(database, actor) })));
  return { organisationId: given.organisationId, people };
}

async function signIn(database: Database, { organisationId, memberId }: Actor): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  await database.query(
    `insert into sign_in (id, organisation_id, member_id, token_hash, device, created_at, last_seen_at, expires_at)
     values (gen_random_uuid(), $1, $2, $3, 'journey', now(), now(), now() + interval '1 day')`,
    [organisationId, memberId, createHash('sha256').update(token).digest()],
  );
  return `guildhall_sign_in=${token}`;
}

/** A server that can be killed; requests wait for the next one and are repeated with the same key. */
class Killable {
  private child: ChildProcess | null = null;
  private url: Promise<string> = Promise.reject(new Error('Not started yet.'));

  constructor(private readonly databaseUrl: string) {
    this.url.catch(() => undefined);
  }

  start(): void {
    this.child = startServer({ DATABASE_URL: this.databaseUrl, DEMO: 'false' });
    this.url = addressOf(this.child);
  }

  async kill(signal: 'SIGKILL' | 'SIGINT'): Promise<void> {
    const ended = new Promise((done) => this.child?.once('exit', done));
    this.child?.kill(signal);
    await ended;
  }

  async post(path: string, cookie: string, { key, body }: { key: string; body: unknown }): Promise<unknown> {
    for (;;) {
      try {
        const response = await fetch(`${await this.url}${path}`, {
          method: 'POST',
          headers: { cookie, 'content-type': 'application/json', 'idempotency-key': key },
          body: JSON.stringify(body),
        });
        if (!response.ok) throw new Refused(`${response.status} ${await response.text()}`);
        return await response.json();
      } catch (error) {
        if (error instanceof Refused) throw error;
        await new Promise((done) => setTimeout(done, 20));
      }
    }
  }
}

class Refused extends Error {}

/** The same work by everybody; the server is killed each time as many questions were asked. */
async function work(database: Database, databaseUrl: string, killsAfter: number[]): Promise<object> {
  const { organisationId, people } = await council(database);
  const server = new Killable(databaseUrl);
  server.start();
  const [author, ...askers] = people as [Council['people'][number], ...Council['people']];
  const draft = { key: 'draft-key', body: cardText(author.actor) };
  const { id } = (await server.post('/api/practices', author.cookie, draft)) as { id: string };
  await server.post(`/api/practices/${id}/publish`, author.cookie, {
    key: 'publish-key',
    body: { basedOn: 1, audience: 'council' },
  });

  const jobs = askers.flatMap(({ cookie }, nth) =>
    Array.from({ length: QUESTIONS_EACH }, (_, time) => ({ cookie, key: `question-${nth}-${time}` })),
  );
  let asked = 0;
  const worker = async () => {
    for (let job = jobs.pop(); job; job = jobs.pop()) {
      const { cookie, key } = job;
      await server.post(`/api/practices/${id}/questions`, cookie, { key, body: { text: 'How did you begin?' } });
      asked += 1;
      if (!killsAfter.includes(asked)) continue;
      await server.kill('SIGKILL');
      server.start();
    }
  };
  await Promise.all(Array.from({ length: WORKERS }, worker));
  await expect
    .poll(() => database.query(`select 1 from pending_activity limit 1`), { timeout: 20_000 })
    .toHaveLength(0);
  await server.kill('SIGINT');
  return totals(database, organisationId, people);
}

async function totals(database: Database, organisationId: string, people: Council['people']): Promise<object> {
  const number = async (sql: string) =>
    (
      await database.query<{ n: number }>(`select count(*)::int as n from ${sql} where organisation_id = $1`, [
        organisationId,
      ])
    )[0]!.n;
  const points = await database.query<{ memberId: string; points: number }>(
    `select member_id as "memberId", sum(points)::int as points from points_entry where organisation_id = $1 group by 1`,
    [organisationId],
  );
  const scores = await database.query<{ score: number }>(
    `select s.score from standing s join board b on b.id = s.board_id
     where s.organisation_id = $1 order by b.subject_kind, b.span, s.score`,
    [organisationId],
  );
  return {
    questions: await number('practice_question'),
    activities: await number('activity'),
    points: people.map(({ actor }) => points.find(({ memberId }) => memberId === actor.memberId)?.points ?? 0),
    scores: scores.map(({ score }) => score),
  };
}

test('[kill] a server killed under load and started again ends with the totals of an undisturbed run', async () => {
  // Five servers start one after another, each with seconds of work for a busy machine.
  test.setTimeout(180_000);
  const folder = mkdtempSync(join('/var/tmp', 'guildhall-kill-'));
  // As root the database runs as somebody else, who has to come through.
  chmodSync(folder, 0o755);
  const postgres = await startEmbeddedPostgres(folder, { throwaway: true });
  try {
    const ends: object[] = [];
    for (const [name, kills] of [
      ['calm', []],
      ['stormy', [15, 40, 70]],
    ] as const) {
      const url = await databaseNamed(postgres.url, name);
      const database = await openDatabase(url, entities);
      ends.push(await work(database, url, [...kills]));
      await database.close();
    }
    expect(ends[1]).toEqual(ends[0]);
    expect(ends[0]).toMatchObject({ questions: 9 * QUESTIONS_EACH });
  } finally {
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  }
});

async function databaseNamed(url: string, name: string): Promise<string> {
  const host = new URL(url).searchParams.get('host') ?? '';
  const client = new pg.Client({ host, user: 'guildhall', database: 'postgres' });
  await client.connect();
  await client.query(`create database ${name}`);
  await client.end();
  return url.replace('/guildhall?', `/${name}?`);
}
