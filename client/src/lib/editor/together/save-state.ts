/** What is known of the way from this browser to the server's store. */
export interface SaveFacts {
  /** The text is here, from the server or from this device. */
  loaded: boolean;
  /** The connection stands and the server has told everything it has. */
  synced: boolean;
  /** Changes the server has not said to have stored. */
  unsent: number;
  /** This browser keeps changes over a restart. */
  keeps: boolean;
  /** The server closed the text to this person. */
  refused: boolean;
  /** The server has no room for what this person wrote. */
  overfull: boolean;
}

/**
 * What may honestly be said: `saved` only when the server has stored everything; `away` without a connection and with
 * nothing to send; `kept` on this device until the connection is back; `held` in this open page and nowhere else; `overfull` where there was no room.
 */
export type SaveState = 'opening' | 'saved' | 'saving' | 'away' | 'kept' | 'held' | 'closed' | 'overfull';

export function saveState(
  { loaded, synced, unsent, keeps, refused, overfull }: SaveFacts,
  connected: boolean,
): SaveState {
  if (refused) return 'closed';
  if (overfull) return 'overfull';
  if (!loaded) return 'opening';
  if (connected) return synced && unsent === 0 ? 'saved' : 'saving';
  if (unsent === 0) return 'away';
  return keeps ? 'kept' : 'held';
}
