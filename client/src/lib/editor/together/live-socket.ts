import { HocuspocusProviderWebsocket } from '@hocuspocus/provider';

/**
 * The connection on which texts travel. What is written without one waits in the document and not in a queue: when it
 * is back, both sides tell each other what they miss, and the count of what is not stored yet stays true.
 */
export class LiveSocket extends HocuspocusProviderWebsocket {
  override send(message: Uint8Array): void {
    if (this.webSocket?.readyState === WebSocket.OPEN) super.send(message);
  }
}

export function collaborationAddress({ protocol, host }: Location): string {
  return `${protocol === 'https:' ? 'wss' : 'ws'}://${host}/collaboration`;
}
