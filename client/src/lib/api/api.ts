import { isKnownAway } from '../live/connection.store';
import { ApiProblem, NoAnswer, problemOf } from './problem';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
export type Query = Record<string, string | number | boolean | undefined>;

export interface Command {
  method: Exclude<Method, 'GET'>;
  path: string;
  body?: unknown;
}

interface Options {
  signal?: AbortSignal;
  query?: Query;
  /** Names one command; the same key is sent with every repetition, so the server does it once. */
  idempotencyKey?: string;
  /** For what was done before it could be sent: who did it, and how long ago in milliseconds. */
  kept?: { memberId: string; ago: number };
  /** Called before each repetition of a command: from then on it may have been done already. */
  onRepeat?: () => void;
}

const pauses = [400, 1_600];

/** Sends one command, repeating it when no answer comes or the server is briefly away, always under one key. */
export async function send<Answer>(command: Command, options: Options = {}): Promise<Answer> {
  const idempotencyKey = options.idempotencyKey ?? crypto.randomUUID();
  for (const pause of pauses) {
    try {
      return await once<Answer>(command.method, command.path, command.body, { ...options, idempotencyKey });
    } catch (error) {
      if (!isWorthRepeating(error) || options.signal?.aborted) throw error;
      options.onRepeat?.();
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }
  return once<Answer>(command.method, command.path, command.body, { ...options, idempotencyKey });
}

/** Throws `ApiProblem` when the server refuses and `NoAnswer` when it cannot be reached. Paths begin with `/api`. */
export const api = {
  get: <Answer>(path: string, options?: Options) => once<Answer>('GET', path, undefined, options),
  post: <Answer>(path: string, body?: unknown, options?: Options) =>
    send<Answer>({ method: 'POST', path, body }, options),
  put: <Answer>(path: string, body?: unknown, options?: Options) =>
    send<Answer>({ method: 'PUT', path, body }, options),
  patch: <Answer>(path: string, body?: unknown, options?: Options) =>
    send<Answer>({ method: 'PATCH', path, body }, options),
  delete: <Answer>(path: string, options?: Options) => send<Answer>({ method: 'DELETE', path }, options),
};

/** True where repeating is safe and may help: no answer, or a server that is briefly away. */
export function mayRepeat(error: unknown): boolean {
  return error instanceof NoAnswer || (error instanceof ApiProblem && error.code === 'unavailable');
}

/** The same, unless the line is known to be away: then it is for later, and said at once. */
export function isWorthRepeating(error: unknown): boolean {
  return mayRepeat(error) && !(error instanceof NoAnswer && isKnownAway());
}

async function once<Answer>(method: Method, path: string, body: unknown, options: Options = {}): Promise<Answer> {
  const headers: Record<string, string> = { accept: 'application/json' };
  if (body !== undefined) headers['content-type'] = 'application/json';
  if (method === 'POST' && options.idempotencyKey) headers['idempotency-key'] = options.idempotencyKey;
  if (options.kept) {
    headers['done-by'] = options.kept.memberId;
    headers['done-ago'] = String(Math.max(0, Math.round(options.kept.ago)));
  }
  const request: RequestInit = { method, headers, credentials: 'same-origin' };
  if (body !== undefined) request.body = JSON.stringify(body);
  if (options.signal) request.signal = options.signal;

  const lost = (cause: unknown): never => {
    if (options.signal?.aborted) throw cause;
    throw new NoAnswer({ cause });
  };
  const response = await fetch(withQuery(path, options.query), request).catch(lost);
  if (!response.ok) throw await problemOf(response);
  // An answer of which the line let only a part through is none.
  const text = await response.text().catch(lost);
  return (text ? JSON.parse(text) : undefined) as Answer;
}

function withQuery(path: string, query: Query | undefined): string {
  const known = Object.entries(query ?? {}).filter(
    (entry): entry is [string, string | number | boolean] => entry[1] !== undefined && entry[1] !== '',
  );
  if (known.length === 0) return path;
  return `${path}?${new URLSearchParams(known.map(([name, value]) => [name, String(value)]))}`;
}
