import { once } from 'node:events';

import { IncomingMessage, MessageType, OutgoingMessage } from '@hocuspocus/server';
import * as Y from 'yjs';

import type { Stroke } from './session.ts';
import { Typist } from './session.ts';

/** Edits one client may have sent that are not yet acknowledged. */
const IN_FLIGHT = 250;
/** Every so many edits one is timed to every other screen. */
const TIMED = 5;
const STEP_2 = 1;
const FROM_SERVER = {};

/** What the provider says first: the document's name, and a token that nobody reads. */
export function hello(name: string): Uint8Array {
  const token = Buffer.from('any');
  return Buffer.concat([new OutgoingMessage(name).toUint8Array(), Buffer.of(MessageType.Auth, 0, token.length), token]);
}

/**
 * One client with a whole Yjs document, which speaks the few words of Hocuspocus's protocol that it needs. No side
 * channel joins it to the others in this process.
 */
export class Editor {
  readonly doc = new Y.Doc();
  sent = 0;
  acknowledged = 0;
  /** When the edit that ended at this clock was made, in milliseconds. */
  readonly made = new Map<number, number>();
  private readonly known = new Map<number, number>();
  private room: (() => void) | null = null;

  private readonly socket: WebSocket;
  private readonly crowd: Crowd;

  private constructor(socket: WebSocket, name: string, crowd: Crowd) {
    this.socket = socket;
    this.crowd = crowd;
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin === FROM_SERVER) return;
      this.sent += 1;
      const clock = Y.getState(this.doc.store, this.doc.clientID);
      if (this.sent % TIMED === 0 && !this.made.has(clock)) this.made.set(clock, performance.now());
      socket.send(new OutgoingMessage(name).createSyncMessage().writeUpdate(update).toUint8Array());
    });
    socket.binaryType = 'arraybuffer';
    socket.addEventListener('message', ({ data }) => this.hear(new Uint8Array(data as ArrayBuffer)));
  }

  /** Resolves when the document is there. */
  static async open(url: string, name: string, { cookie, crowd }: { cookie?: string; crowd: Crowd }): Promise<Editor> {
    const socket = new WebSocket(url, { headers: cookie ? { cookie } : {} } as never);
    const editor = new Editor(socket, name, crowd);
    await new Promise<unknown>((done, failed) => {
      socket.addEventListener('open', done);
      socket.addEventListener('error', () => failed(new Error('A connection could not be made.')));
    });
    const there = new Promise<void>((done) => (editor.room = done));
    socket.send(hello(name));
    socket.send(
      new OutgoingMessage(name)
        .createSyncMessage()
        .writeFirstSyncStepFor(editor.doc as never)
        .toUint8Array(),
    );
    await there;
    return editor;
  }

  /** Plays strokes as fast as the server acknowledges them, until none is left or `end` (by `performance.now()`) has come. */
  async rush(typist: Typist, strokes: readonly Stroke[], end: number): Promise<void> {
    for (const stroke of strokes) {
      if (performance.now() > end) return;
      typist.play(stroke);
      if (this.sent - this.acknowledged >= IN_FLIGHT) await new Promise<void>((done) => (this.room = done));
    }
  }

  async close(): Promise<void> {
    const gone = once(this.socket, 'close');
    this.socket.close();
    await gone;
    this.doc.destroy();
  }

  private hear(data: Uint8Array): void {
    const message = new IncomingMessage(data);
    message.readVarString();
    const type = message.readVarUint() as MessageType;
    if (type === MessageType.SyncStatus) this.acknowledged += 1;
    else if (type === MessageType.Sync || type === MessageType.SyncReply) this.sync(message);
    if (type === MessageType.SyncStatus && this.sent - this.acknowledged < IN_FLIGHT / 2) this.goOn();
  }

  private sync(message: IncomingMessage): void {
    const step = message.readVarUint();
    if (step < STEP_2) return;
    Y.applyUpdate(this.doc, message.readVarUint8Array(), FROM_SERVER);
    if (step === STEP_2) this.goOn();
    else this.crowd.sees(this.doc, this.known);
  }

  private goOn(): void {
    const { room } = this;
    this.room = null;
    room?.();
  }
}

/** Everybody in one document; measures how long an edit takes to another's screen. */
export class Crowd {
  readonly editors: Editor[] = [];
  readonly latencies: number[] = [];

  /** Somebody's document moved on: what of the others' timed edits is new in it? */
  sees(doc: Y.Doc, known: Map<number, number>): void {
    const now = performance.now();
    for (const { doc: other, made } of this.editors) {
      if (other === doc) continue;
      const before = known.get(other.clientID) ?? 0;
      const clock = Y.getState(doc.store, other.clientID);
      known.set(other.clientID, clock);
      for (let at = before + 1; at <= clock; at++) {
        const then = made.get(at);
        if (then !== undefined) this.latencies.push(now - then);
      }
    }
  }

  /** Resolves when every edit is acknowledged and on every screen; throws when the screens differ then. */
  async settled(): Promise<void> {
    while (!this.isLevel()) await new Promise((done) => setTimeout(done, 2));
    const screens = this.editors.map(({ doc }) =>
      JSON.stringify(this.editors.map((_, nth) => doc.getText(`section ${nth}`))),
    );
    if (new Set(screens).size > 1) throw new Error('The screens differ.');
  }

  private isLevel(): boolean {
    return this.editors.every(
      ({ sent, acknowledged, doc }) =>
        sent === acknowledged &&
        this.editors.every(
          ({ doc: author }) => Y.getState(doc.store, author.clientID) === Y.getState(author.store, author.clientID),
        ),
    );
  }
}
