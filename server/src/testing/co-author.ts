import { HocuspocusProvider, HocuspocusProviderWebsocket } from '@hocuspocus/provider';
import { WebSocket } from 'ws';
import * as Y from 'yjs';

/** Waits until something holds, looking again whenever the event loop comes round; fails after some seconds. */
export async function until(
  holds: () => boolean | Promise<boolean>,
  what = 'it',
  milliseconds = 10_000,
): Promise<void> {
  const end = Date.now() + milliseconds;
  while (!(await holds())) {
    if (Date.now() > end) throw new Error(`Waited ${milliseconds} ms in vain until ${what}.`);
    await new Promise((done) => setTimeout(done, 5));
  }
}

/**
 * As the client's: what is written without a connection waits in the document and not in a queue, or the count of what
 * is not stored yet would be wrong after coming back.
 */
class LiveSocket extends HocuspocusProviderWebsocket {
  override send(message: Uint8Array): void {
    if (this.webSocket?.readyState === WebSocket.OPEN) super.send(message);
  }
}

/** Somebody's editor: a Yjs document kept the same as the server's by the provider that browsers use. */
export class CoAuthor {
  readonly doc: Y.Doc;
  readonly socket: HocuspocusProviderWebsocket;
  readonly provider: HocuspocusProvider;
  /** Why the server refused the document; empty while it did not. */
  readonly refusals: string[] = [];
  /** Close codes of the WebSocket. */
  readonly closed: number[] = [];

  constructor(url: string, name: string, options: { cookie: string; doc?: Y.Doc; origin?: string }) {
    this.doc = options.doc ?? new Y.Doc();
    const headers = { cookie: options.cookie, ...(options.origin ? { origin: options.origin } : {}) };
    class SignedIn extends WebSocket {
      constructor(address: string) {
        super(address, { headers });
      }
    }
    this.socket = new LiveSocket({
      url: `${url.replace('http', 'ws')}/collaboration`,
      WebSocketPolyfill: SignedIn,
      delay: 50,
      minDelay: 50,
      maxDelay: 200,
    });
    this.socket.on('close', ({ event }: { event: { code: number } }) => this.closed.push(event.code));
    this.provider = new HocuspocusProvider({ name, document: this.doc, websocketProvider: this.socket });
    this.provider.on('authenticationFailed', ({ reason }: { reason: string }) => this.refusals.push(reason));
    this.provider.attach();
  }

  /** The text everybody writes in. */
  get text(): Y.Text {
    return this.doc.getText('text');
  }

  get words(): string {
    return this.text.toString();
  }

  type(words: string, at = this.text.length): void {
    this.text.insert(at, words);
  }

  /** Resolves when the editor shows "saved". */
  saved(): Promise<void> {
    return until(() => this.provider.synced && !this.provider.hasUnsyncedChanges, 'everything is saved');
  }

  sees(words: string): Promise<void> {
    return until(() => this.words === words, `"${this.words}" is "${words}"`);
  }

  async goOffline(): Promise<void> {
    this.socket.disconnect();
    await until(() => String(this.socket.status) === 'disconnected', 'the connection is gone');
  }

  comeBack(): void {
    void this.socket.connect();
  }

  close(): void {
    this.provider.destroy();
    this.socket.destroy();
  }
}
