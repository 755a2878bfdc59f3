import type { ClientToServer, LiveChange, LiveStale, ServerToClient, Watched } from '@guildhall/shared/platform/live';
import type { Socket } from 'socket.io-client';

import { connection } from './connection.store';
import { type Attempt, Transports } from './transports';

export interface Watcher {
  onAnswer: (answer: Watched) => void;
  onChange: (change: LiveChange) => void;
  onStale: (stale: LiveStale) => void;
  onEnded: () => void;
}

const reopenAfter = 5_000;
/** A screen that is not drawn by then, on a slow line, no longer keeps the connection waiting; milliseconds. */
const longestWait = 4_000;

type LiveSocket = Socket<ServerToClient, ClientToServer>;

/** The tab's one connection. It opens with the first watch after the first screen is drawn, and is shared by all. */
class LiveConnection {
  private letOpen: () => void = () => undefined;
  private readonly drawn = new Promise<void>((done) => {
    this.letOpen = done;
  });
  /** For the whole visit: what a proxy did before it will do again. */
  private readonly transports = new Transports();
  private socket: Promise<LiveSocket> | undefined;
  private again: ReturnType<typeof setTimeout> | undefined;
  private readonly watchers = new Map<string, Watcher>();
  private signedOut: () => void = () => undefined;

  /** The first screen is drawn: its code and words no longer wait for the connection's. */
  screenDrawn(): void {
    if ('requestIdleCallback' in window) requestIdleCallback(this.letOpen, { timeout: 1_000 });
    else this.letOpen();
  }

  /** What to do when the sign-in may have ended: the server said so, or refused the connection. */
  onSignedOut(react: () => void): void {
    this.signedOut = react;
  }

  /** One watcher an address; several users of one address share it (see `topic-watch`). */
  watch(topic: string, watcher: Watcher): void {
    this.watchers.set(topic, watcher);
    void this.ask(topic);
  }

  /** Asks for a new snapshot of a topic that is watched; the answer goes to its watcher. */
  async ask(topic: string): Promise<void> {
    const socket = await this.open();
    if (!socket.connected || !this.watchers.has(topic)) return;
    socket.emit('live:watch', { topic }, (answer) => this.watchers.get(topic)?.onAnswer(answer));
  }

  unwatch(topic: string): void {
    this.watchers.delete(topic);
    void this.socket?.then((socket) => socket.connected && socket.emit('live:unwatch', { topic }));
  }

  /** Ephemeral things only, such as presence; commands go over HTTP. */
  async open(): Promise<LiveSocket> {
    this.socket ??= this.connect();
    return this.socket;
  }

  stop(): void {
    void this.socket?.then((socket) => socket.off().disconnect());
    this.socket = undefined;
    clearTimeout(this.again);
    connection.setState({ state: 'idle', lostAt: undefined });
  }

  private async connect(): Promise<LiveSocket> {
    connection.setState({ state: 'connecting' });
    await this.firstScreen();
    const { io } = await this.code();
    const { transports } = this;
    const socket: LiveSocket = io({ ...transports.afresh(), tryAllTransports: true, withCredentials: true });
    socket.on('connect', () => {
      transports.opened();
      connection.setState({ state: 'connected', lostAt: undefined });
      for (const topic of this.watchers.keys()) void this.ask(topic);
      this.afterPause(socket);
    });
    socket.on('disconnect', (reason) => {
      const used = socket.io.engine.transport.name === 'websocket' ? 'websocket' : 'polling';
      transports.lost(used, reason === 'transport close' || reason === 'transport error');
      this.lost();
      this.reopen(socket, transports.next);
    });
    socket.on('connect_error', () => {
      transports.failed();
      this.lost();
      if (!socket.active) this.signedOut();
      this.reopen(socket, transports.next);
    });
    socket.on('live:change', (change) => this.watchers.get(change.topic)?.onChange(change));
    socket.on('live:stale', (stale) => this.watchers.get(stale.topic)?.onStale(stale));
    socket.on('live:ended', ({ topic }) => this.watchers.get(topic)?.onEnded());
    socket.on('live:signed-out', () => {
      this.stop();
      this.signedOut();
    });
    addEventListener('online', this.onLine);
    return socket;
  }

  /** Resolves when the first screen is drawn, or is too long in coming. */
  private async firstScreen(): Promise<void> {
    let late: ReturnType<typeof setTimeout> | undefined;
    await Promise.race([this.drawn, new Promise((done) => (late = setTimeout(done, longestWait)))]);
    clearTimeout(late);
  }

  /** What connects. Not every browser fetches anew what failed once, so it is asked for only where there is a line. */
  private async code(): Promise<typeof import('socket.io-client')> {
    for (;;) {
      if (!navigator.onLine) {
        this.lost();
        await new Promise((done) => addEventListener('online', done, { once: true }));
      }
      const code = await import('socket.io-client').catch(() => null);
      if (code) return code;
      this.lost();
      await new Promise((done) => setTimeout(done, reopenAfter));
    }
  }

  private lost(): void {
    if (connection.getState().state !== 'lost') connection.setState({ state: 'lost', lostAt: Date.now() });
  }

  /** The line is there again: the next attempt of socket.io, which waits longer after each, is made at once. */
  private readonly onLine = (): void => {
    void this.socket?.then((socket) => socket.connected || socket.disconnect().connect());
  };

  /** What polls because WebSockets were cut connects anew once one may be tried again. */
  private afterPause(socket: LiveSocket): void {
    const { transports } = this;
    clearTimeout(this.again);
    if (transports.paused === 0) return;
    this.again = setTimeout(() => {
      if (!socket.connected) return;
      socket.disconnect();
      this.prepare(socket, transports.next);
      socket.connect();
    }, transports.paused);
  }

  private prepare(socket: LiveSocket, by: Attempt): void {
    socket.io.opts.transports = by.transports;
    socket.io.timeout(by.timeout);
  }

  /** socket.io comes back by itself unless the server closed or refused the connection. */
  private reopen(socket: LiveSocket, by: Attempt): void {
    this.prepare(socket, by);
    if (socket.active) return;
    setTimeout(() => {
      void this.socket?.then((now) => now === socket && socket.connect());
    }, reopenAfter);
  }
}

export const live = new LiveConnection();
