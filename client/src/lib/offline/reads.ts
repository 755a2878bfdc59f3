import type { Me } from '@guildhall/shared/people/me';
import type { QueryCache, QueryClient, QueryKey } from '@tanstack/react-query';
import i18next from 'i18next';

import { api } from '../api/api';
import { ApiProblem, NoAnswer } from '../api/problem';
import { connection } from '../live/connection.store';
import { meKey, meQuery } from '../me/useMe';
import { takeOverEarlier } from '../waiting/take-over-earlier';
import { forgetReads, ownReads, readsName, readsOwner } from './kept-reads';

/** What one read of the server, and when; milliseconds since 1970. */
interface Read {
  key: QueryKey;
  data: unknown;
  at: number;
}

interface Kept {
  memberId: string;
  reads: Read[];
}

/** First words of the keys of what is kept: who is here, home, quests and what is under way, notices. */
const topics = new Set<unknown>([
  'me',
  'start-here',
  'badges',
  'points',
  'quests',
  'quest-runs',
  'notices',
  'verifications',
]);
const most = 60;
/** What is older is not shown: too much will have changed, also who may read it. */
const longestMs = 24 * 60 * 60_000;
const pauseMs = 1_000;
const askAgainMs = 5_000;
const entry = '/reads';

const sameKey = (one: QueryKey, other: QueryKey) => JSON.stringify(one) === JSON.stringify(other);

/** Begins, once the first screen is there, to keep what is needed without a connection; shows it, where no answer came. */
export async function start(queries: QueryClient, ahead: () => Promise<unknown>): Promise<void> {
  takeOverEarlier();
  if (await isUnanswered(queries)) await showKeptReads(queries);
  keepReads(queries);
  if (!navigator.onLine) return;
  // What is needed without a connection and when it is back is here by then: not every browser fetches anew what failed once.
  await Promise.all([
    ahead(),
    i18next.loadNamespaces('waiting'),
    import('../waiting/deliver'),
    import('../waiting/RefusedNotices'),
  ]);
  await keepApplication();
}

/** Whether it could not be asked who is here; waits for an asking that is under way. */
async function isUnanswered(queries: QueryClient): Promise<boolean> {
  const state = () => queries.getQueryState<Me>(meKey);
  if (state()?.fetchStatus === 'fetching') await queries.prefetchQuery(meQuery);
  return state()?.data === undefined && state()?.error instanceof NoAnswer;
}

/** Keeps on this device what the person reads, so that it can be shown when it is loaded anew without a connection. */
function keepReads(queries: QueryClient): void {
  let due = false;
  const writeSoon = () => {
    if (due) return;
    due = true;
    setTimeout(() => {
      due = false;
      void write(queries);
    }, pauseMs);
  };
  const me = queries.getQueryData<Me>(meKey);
  if (me && connection.getState().asOf === undefined) ownReads(me.member.id);
  queries.getQueryCache().subscribe((event) => {
    if (event.type !== 'updated' || event.action.type !== 'success') return;
    const { queryKey, state } = event.query;
    if (!topics.has(queryKey[0])) return;
    if (sameKey(queryKey, meKey) && !event.action.manual) ownReads((state.data as Me).member.id);
    writeSoon();
  });
  writeSoon();
}

async function write(queries: QueryClient): Promise<void> {
  const memberId = queries.getQueryData<Me>(meKey)?.member.id;
  if (!memberId || readsOwner() !== memberId) return;
  const before = await readKept();
  const now = readsIn(queries.getQueryCache());
  const earlier = before?.memberId === memberId ? before.reads : [];
  const reads = [...now, ...earlier.filter(({ key }) => !now.some((read) => sameKey(read.key, key)))]
    .filter(isFresh)
    .toSorted((one, other) => other.at - one.at)
    .slice(0, most);
  const cache = await caches.open(readsName);
  await cache.put(entry, new Response(JSON.stringify({ memberId, reads } satisfies Kept)));
  // They signed out meanwhile, perhaps in another tab.
  if (readsOwner() !== memberId) await caches.delete(readsName);
}

function readsIn(cache: QueryCache): Read[] {
  return cache
    .getAll()
    .filter(({ queryKey, state }) => topics.has(queryKey[0]) && state.data !== undefined)
    .map(({ queryKey: key, state: { data, dataUpdatedAt: at } }) => ({ key, data, at }));
}

const isFresh = ({ at }: Read) => Date.now() - at < longestMs;

async function readKept(): Promise<Kept | undefined> {
  const cache = await caches.open(readsName);
  const kept = await cache.match(entry);
  return (await kept?.json().catch(() => undefined)) as Kept | undefined;
}

/** Shows what the person read last, where there is no connection; says of when it is until it has been read anew. */
export async function showKeptReads(queries: QueryClient): Promise<void> {
  const kept = await readKept();
  if (!kept || kept.memberId !== readsOwner()) return;
  const reads = kept.reads.filter(isFresh);
  if (!reads.some(({ key }) => sameKey(key, meKey))) return;
  // Who is here is asked again once there is a connection.
  await queries.cancelQueries({ queryKey: meKey });
  for (const { key, data, at } of reads) queries.setQueryData(key, data, { updatedAt: at });
  const stopTelling = tellHowOld(queries.getQueryCache());
  untilBack(queries, kept.memberId, stopTelling);
}

/** What is on the screen is as it was when the oldest of it was read. */
function tellHowOld(cache: QueryCache): () => void {
  const tell = () => {
    const times = cache.findAll({ type: 'active' }).flatMap(({ state }) => state.dataUpdatedAt || []);
    const asOf = Math.min(...(times.length > 0 ? times : [Date.now()]));
    if (connection.getState().asOf !== asOf) connection.setState({ asOf });
  };
  tell();
  const stop = cache.subscribe(() => queueMicrotask(tell));
  return () => {
    stop();
    queueMicrotask(() => connection.setState({ asOf: undefined }));
  };
}

/** The server says whether it is still they who sit here; only then is anything read anew into what is shown. */
function untilBack(queries: QueryClient, memberId: string, stopTelling: () => void): void {
  let isAsking = false;
  const ask = async () => {
    if (isAsking) return;
    isAsking = true;
    const me = await api.get<Me>('/api/me').catch((error: unknown) => (error instanceof ApiProblem ? error : null));
    isAsking = false;
    if (me === null || (me instanceof ApiProblem && me.status !== 401)) {
      // Where the line is still away it is asked once that is back.
      if (connection.getState().state === 'connected') setTimeout(ask, askAgainMs);
      return;
    }
    removeEventListener('online', ask);
    stopListening();
    if (me instanceof ApiProblem || me.member.id !== memberId) {
      await forgetReads();
      location.reload();
      return;
    }
    queries.setQueryData(meKey, me);
    await queries.invalidateQueries();
    stopTelling();
  };
  const stopListening = connection.subscribe(({ state }) => state === 'connected' && void ask());
  addEventListener('online', ask);
}

/** Keeps the application itself for when there is no connection, also what of it was loaded before it is kept. */
async function keepApplication(): Promise<void> {
  await navigator.serviceWorker.register('/sw.js');
  const { active } = await navigator.serviceWorker.ready;
  const loaded = performance.getEntriesByType('resource').map(({ name }) => name);
  const files = loaded.filter((name) => /^\/(assets\/|theme\.js|favicon\.svg)/.test(new URL(name).pathname));
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker takes none
  active?.postMessage({ files });
}
