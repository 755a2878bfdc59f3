import type { Server as HttpServer } from 'node:http';

import { type ClientToServer, type ServerToClient, watchRequest, type Watched } from '@guildhall/shared/platform/live';
import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { Server, type Socket } from 'socket.io';

import { type Actor, SignIns } from '../actor.js';
import { Notices } from '../database/notify.js';
import type { Door } from '../http/door.js';
import { Problem, problemBody } from '../http/problem.js';
import { toProblem } from '../http/problem.filter.js';
import { unfitting } from '../http/validation.js';
import { LOG } from '../log/log.js';
import { Metrics } from '../metrics/metrics.js';
import { LiveTopics } from './live-topics.js';
import { LivePublisher } from './publisher.js';

/** Travels between servers with the socket, so it holds nothing secret. */
interface Connection {
  actor: Actor;
}
/** What servers ask each other; their answers hold ids only. */
interface BetweenServers {
  watchers: (addresses: string[], answer: (memberIds: string[]) => void) => void;
}
type LiveSocket = Socket<ClientToServer, ServerToClient, BetweenServers, Connection>;
export type LiveServer = Server<ClientToServer, ServerToClient, BetweenServers, Connection>;

/** Told when watchers of a topic come and go, for presence. */
export interface WatchListener {
  watched(actor: Actor, address: string, socketId: string): void;
  unwatched(actor: Actor, address: string, socketId: string): void;
}

/** Topics that one page watches or has asked for, and requests of it that wait for their answer. */
const MOST_WATCHES = 60;
/** Rooms of every connection: its own, and its sign-in's. */
const OWN_ROOMS = 2;
/** How long requests under way may take once the server stops; milliseconds. */
const LAST_REQUESTS_MS = 3_000;

/** The live layer's only door. It knows no feature: parse, authorise, join, answer. */
@Injectable()
export class LiveGateway {
  private io: LiveServer | null = null;
  private alone = true;
  private http: HttpServer | null = null;
  private readonly listeners: WatchListener[] = [];
  private readonly tokens = new WeakMap<LiveSocket, string>();
  /** Grows whenever watchers are asked anew. */
  private rechecks = 0;

  constructor(
    private readonly signIns: SignIns,
    private readonly topics: LiveTopics,
    private readonly publisher: LivePublisher,
    metrics: Metrics,
    notices: Notices,
    @Inject(LOG) private readonly log: Pick<Logger, 'error'>,
  ) {
    const recheck = (whose: (actor: Actor) => boolean) => void this.recheckWatches(whose);
    // Once nobody here knows the member as they were.
    notices.on('member-changed', (id) => setImmediate(() => recheck(({ memberId }) => memberId === id)));
    notices.onGap(() => recheck(() => true));
    metrics.gauge('guildhall_live_connections', 'Open live connections.', () => this.connections);
  }

  /** `alone`: no other server has watchers, so that what nobody here watches need not be said. */
  attach(http: HttpServer, door: Door, alone: boolean): LiveServer {
    const io: LiveServer = new Server(http, {
      serveClient: false,
      maxHttpBufferSize: 16_384,
      // Co-authoring has its own door on this server, which also turns away whoever knocks elsewhere.
      destroyUpgrade: false,
      // Nobody who is signed in takes longer to say so.
      connectTimeout: 20_000,
      allowRequest: (request, done) => {
        door(request).then(
          (refusal) => done(refusal, refusal === null),
          () => done('unavailable', false),
        );
      },
    });
    io.use((socket, next) => {
      this.signIn(socket).then(
        () => next(),
        (error) => next(this.problemOf(error)),
      );
    });
    io.on('connection', (socket) => this.serve(socket));
    this.publisher.sendWith(
      (change) => void io.to(change.topic).emit('live:change', change),
      (topic) => !alone || io.of('/').adapter.rooms.has(topic),
    );
    // Every server hears of it from the database; one whose line to it is cut hears of it through Redis.
    this.signIns.onEnded((signInId) => {
      for (const servers of [io.local, io]) {
        servers.to(roomOf(signInId)).emit('live:signed-out');
        servers.in(roomOf(signInId)).disconnectSockets(true);
      }
    });
    io.on('watchers', (addresses, answer) => answer(this.watchersHere(addresses)));
    this.io = io;
    this.alone = alone;
    this.http = http;
    return io;
  }

  /** The socket.io server; null until the HTTP server listens. */
  get server(): LiveServer | null {
    return this.io;
  }

  listen(listener: WatchListener): void {
    this.listeners.push(listener);
  }

  /** Open connections on this server. */
  get connections(): number {
    return this.io?.engine.clientsCount ?? 0;
  }

  /** The addresses somebody watches on this server. */
  watchedHere(): string[] {
    const rooms = this.io?.sockets.adapter.rooms.keys() ?? [];
    return [...rooms].filter((room) => this.topics.find(room) !== null);
  }

  /** The addresses this member watches on this server. */
  watchedBy(memberId: string): string[] {
    const theirs = [...(this.io?.sockets.sockets.values() ?? [])].filter(
      ({ data }) => data.actor.memberId === memberId,
    );
    const rooms = new Set(theirs.flatMap(({ rooms }) => [...rooms]));
    return [...rooms].filter((room) => this.topics.find(room) !== null);
  }

  /** The members who watch any of these addresses, on this server or another. */
  async watchersOf(addresses: string[]): Promise<Set<string>> {
    return new Set([...this.watchersHere(addresses), ...(await this.watchersElsewhere(addresses))]);
  }

  /**
   * Asks every watcher of an address, and of what is told about it such as who is there, anew whether they may; ends the
   * watch of those who may not. Never rejects.
   */
  async recheck(address: string): Promise<void> {
    this.rechecks += 1;
    const about = this.watchedHere().filter((watched) => watched.endsWith(`:${address}`));
    for (const each of [address, ...about]) await this.recheckOne(each);
  }

  /** Closes the HTTP server, too: requests under way are answered, and whoever is still sending one by then is cut off. */
  async close(): Promise<void> {
    this.publisher.stop();
    const timer = setTimeout(() => this.http?.closeAllConnections(), LAST_REQUESTS_MS);
    await this.io?.close();
    clearTimeout(timer);
  }

  private watchersHere(addresses: string[]): string[] {
    // What runs beside the servers, or tells the demo's past, has no connections.
    if (!this.io) return [];
    const { adapter, sockets: open } = this.io.sockets;
    const sockets = new Set(addresses.flatMap((address) => [...(adapter.rooms.get(address) ?? [])]));
    const members = [...sockets].map((id) => open.get(id)?.data.actor.memberId);
    return [...new Set(members.filter((id) => id !== undefined))];
  }

  private async watchersElsewhere(addresses: string[]): Promise<string[]> {
    if (this.alone || !this.io) return [];
    try {
      return (await this.io.serverSideEmitWithAck('watchers', addresses)).flat();
    } catch (error) {
      // A server that is going down answers nothing; what the others said still holds.
      return ((error as { responses?: string[][] }).responses ?? []).flat();
    }
  }

  private async recheckOne(address: string): Promise<void> {
    for (const id of this.io?.sockets.adapter.rooms.get(address) ?? []) {
      const socket = this.io?.sockets.sockets.get(id);
      if (socket) await this.recheckWatch(socket, address);
    }
  }

  /** Asks of everything that these members watch on this server whether they still may. */
  private async recheckWatches(whose: (actor: Actor) => boolean): Promise<void> {
    this.rechecks += 1;
    for (const socket of this.io?.sockets.sockets.values() ?? []) {
      if (whose(socket.data.actor)) await this.recheckConnection(socket);
    }
  }

  /** Who is not signed in any more, of which nothing may have been heard, is told so and goes. */
  private async recheckConnection(socket: LiveSocket): Promise<void> {
    try {
      const actor = await this.actorOf(socket).catch(() => this.actorOf(socket));
      if (!actor) {
        socket.emit('live:signed-out');
        socket.disconnect(true);
      }
    } catch (error) {
      this.cutOff(socket, error);
    }
    for (const address of [...socket.rooms]) {
      if (socket.conn.readyState !== 'open') return;
      await this.recheckWatch(socket, address);
    }
  }

  /** Gives whether they still may. Who cannot be asked about twice is cut off. */
  private async recheckWatch(socket: LiveSocket, address: string): Promise<boolean> {
    try {
      if (await this.mayWatch(socket, address).catch(() => this.mayWatch(socket, address))) return true;
      socket.emit('live:ended', { topic: address });
    } catch (error) {
      this.cutOff(socket, error);
    }
    this.leave(socket, address);
    return false;
  }

  /** They come again, and are asked at the door. */
  private cutOff(socket: LiveSocket, error: unknown): void {
    this.log.error({ err: error }, 'live: access could not be rechecked');
    socket.conn.close();
  }

  private async mayWatch(socket: LiveSocket, address: string): Promise<boolean> {
    const found = this.topics.find(address);
    if (!found) return true;
    const actor = await this.actorOf(socket);
    return actor !== null && (await found.handler.authorise(actor, found.subject));
  }

  private async signIn(socket: LiveSocket): Promise<void> {
    const { cookie, ...headers } = socket.handshake.headers;
    // The handshake travels between servers too.
    socket.handshake.headers = headers;
    const token = this.signIns.tokenIn(cookie);
    const actor = token ? await this.signIns.actorOf(token) : null;
    if (!actor || !token) throw new Problem('sign_in_needed', 'Please sign in to go on.');
    socket.data = { actor };
    this.tokens.set(socket, token);
    await socket.join(roomOf(actor.signInId));
  }

  private actorOf(socket: LiveSocket): Promise<Actor | null> {
    const token = this.tokens.get(socket);
    return token ? this.signIns.actorOf(token) : Promise.resolve(null);
  }

  private serve(socket: LiveSocket): void {
    // A sign-in that ended while this connection was being made could not be told; nearly always answered from memory.
    void this.actorOf(socket).then(
      (actor) => actor ?? socket.disconnect(true),
      () => undefined,
    );
    const underway: string[] = [];
    socket.on('live:watch', (request, answer) => {
      if (typeof answer === 'function') void this.answer(socket, request, underway).then(answer);
    });
    socket.on('live:unwatch', (request) => {
      const parsed = watchRequest.safeParse(request);
      if (parsed.success) this.leave(socket, parsed.data.topic);
    });
    socket.on('disconnecting', () => {
      for (const room of socket.rooms) if (this.topics.find(room)) this.leave(socket, room);
    });
  }

  /** Answers one request; `underway` are the topics this connection has asked for and waits for. */
  private async answer(socket: LiveSocket, request: unknown, underway: string[]): Promise<Watched> {
    const parsed = watchRequest.safeParse(request);
    const topic = parsed.data?.topic;
    try {
      if (topic === undefined) throw unfitting(parsed.error?.issues ?? [], 'request');
      const watched = new Set([...socket.rooms, ...underway, topic]);
      if (underway.length >= MOST_WATCHES || watched.size > MOST_WATCHES + OWN_ROOMS)
        throw new Problem('too_many_requests', 'That is more than one page watches.');
      underway.push(topic);
      return await this.watch(socket, topic).finally(() => underway.splice(underway.indexOf(topic), 1));
    } catch (error) {
      return { ok: false, problem: problemBody(this.problemOf(error, topic)) };
    }
  }

  private async watch(socket: LiveSocket, topic: string): Promise<Watched> {
    const found = this.topics.find(topic);
    if (!found) throw new Problem('not_found', 'There is no such live topic.');
    const { handler, subject } = found;
    const { rechecks } = this;
    const actor = await this.actorOf(socket);
    if (!actor) throw new Problem('sign_in_needed', 'Please sign in to go on.');
    const refusal = new Problem('not_allowed', 'This is not open to you.');
    if (!(await handler.authorise(actor, subject))) throw refusal;
    // Joining before reading leaves no moment in which a change is in neither snapshot nor message.
    await socket.join(topic);
    try {
      for (const listener of this.listeners) listener.watched(actor, topic, socket.id);
      // Whoever was asked anew meanwhile had not joined yet.
      if (this.rechecks !== rechecks && !(await this.recheckWatch(socket, topic))) throw refusal;
      return { ok: true, ...(await handler.snapshot(actor, subject)) };
    } catch (error) {
      // Access may have been lost in between; who is refused the snapshot does not hear what comes after it.
      this.leave(socket, topic);
      throw error;
    }
  }

  /** What is told of an error; what is our own trouble is in the log with its cause. */
  private problemOf(error: unknown, topic?: string): Problem {
    const problem = toProblem(error);
    if (problem.status >= 500) this.log.error({ topic, err: problem.cause ?? problem }, 'live: trouble');
    return problem;
  }

  private leave(socket: LiveSocket, address: string): void {
    if (!socket.rooms.has(address)) return;
    void socket.leave(address);
    for (const listener of this.listeners) listener.unwatched(socket.data.actor, address, socket.id);
  }
}

const roomOf = (signInId: string) => `sign-in/${signInId}`;
