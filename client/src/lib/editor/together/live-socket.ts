import { HocuspocusProviderWebsocket, WebSocketStatus } from '@hocuspocus/provider';

/**
 * The connection on which texts travel. What is written without one waits in the document and not in a queue: when it
 * is back, both sides tell each other what they miss, and the count of what is not stored yet stays true.
 */
export class LiveSocket extends HocuspocusProviderWebsocket {
  override send(message: Uint8Array): void {
    if (this.webSocket?.readyState === WebSocket.OPEN) super.send(message);
  }

  /** The line is cut: a socket would wait for the other side to agree, which it cannot, and would seem open all the while. */
  cut(): void {
    this.disconnect();
    if (this.status !== WebSocketStatus.Disconnected) this.emit('close', { event: { code: 1006, reason: 'offline' } });
  }
}

export function collaborationAddress({ protocol, host }: Location): string {
  return `${protocol === 'https:' ? 'wss' : 'ws'}://${host}/collaboration`;
}
