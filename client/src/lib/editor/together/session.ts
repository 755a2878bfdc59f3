import { HocuspocusProvider } from '@hocuspocus/provider';
import { IndexeddbPersistence } from 'y-indexeddb';
import * as Y from 'yjs';
import { createStore, type StoreApi } from 'zustand/vanilla';

import { tellCursor } from '../tell-cursor';
import { keptName, noteUnsent } from './kept-texts';
import { collaborationAddress, LiveSocket } from './live-socket';
import { type SaveFacts, type SaveState, saveState } from './save-state';

/** The part of a shared document that holds its text. */
export const textField = 'default';

export interface Here {
  id: string;
  name: string;
}

export interface SessionState {
  save: SaveState;
  /** The text can be shown. */
  loaded: boolean;
  /** The server lets this person read only; unknown before it has answered. */
  readOnly: boolean | undefined;
  /** Something was not put in because the text is as long as it may be. */
  full: boolean;
  /** Everyone else who has the text open, each once. */
  here: Here[];
}

/** One text open in this page: its document, its connection, and what this device keeps of it. */
export interface Session {
  doc: Y.Doc;
  provider: HocuspocusProvider;
  state: StoreApi<SessionState>;
  close: () => void;
}

interface Presence {
  clientId: number;
  user?: Here;
}

export function openSession(document: string, memberId: string): Session {
  const doc = new Y.Doc();
  const name = keptName(memberId, document);
  const kept = new IndexeddbPersistence(name, doc);
  const socket = new LiveSocket({ url: collaborationAddress(location), delay: 500, minDelay: 300, maxDelay: 8_000 });
  const provider = new HocuspocusProvider({ name: document, document: doc, websocketProvider: socket });
  const state = createStore<SessionState>(() => ({
    save: 'opening',
    loaded: false,
    readOnly: undefined,
    full: false,
    here: [],
  }));
  const facts: SaveFacts = { loaded: false, synced: false, unsent: 0, keeps: false, refused: false, overfull: false };
  const tell = (known: Partial<SaveFacts>) => {
    Object.assign(facts, known);
    const save = saveState(facts, socket.status === 'connected');
    if (facts.unsent > 0 && !facts.refused) noteUnsent(name, true);
    else if (save === 'saved' || facts.refused) noteUnsent(name, false);
    state.setState({ save, loaded: facts.loaded });
  };

  void kept.whenSynced.then(() => tell({ keeps: true, loaded: facts.loaded || hasText(doc) }));
  provider.on('synced', ({ state: synced }: { state: boolean }) => tell({ synced, loaded: facts.loaded || synced }));
  provider.on('unsyncedChanges', ({ number }: { number: number }) => tell({ unsent: number }));
  provider.on('status', () => tell({ synced: provider.synced }));
  provider.on('close', () => tell({ synced: false }));
  provider.on('authenticated', ({ scope }: { scope: string }) => state.setState({ readOnly: scope === 'readonly' }));
  provider.on('authenticationFailed', ({ reason }: { reason: string }) => {
    if (reason === 'too-long') {
      tell({ overfull: true });
      state.setState({ readOnly: true });
      return socket.cut();
    }
    tell({ refused: true });
    socket.cut();
    // Words that are refused are not to come back with a later access.
    void kept.clearData();
  });
  provider.on('awarenessChange', ({ states }: { states: Presence[] }) =>
    state.setState({ here: othersHere(states, memberId) }),
  );
  // Before it is taken in: the reader's own cursor stays where they have just put it.
  provider.on('message', tellCursor);
  provider.attach();
  const stopListening = followTheLine(socket, () => facts.refused || facts.overfull);
  return {
    doc,
    provider,
    state,
    close: () => {
      stopListening();
      provider.destroy();
      socket.destroy();
      void kept.destroy();
      doc.destroy();
    },
  };
}

function hasText(doc: Y.Doc): boolean {
  return doc.getXmlFragment(textField).length > 0;
}

function othersHere(states: Presence[], memberId: string): Here[] {
  const others = new Map<string, Here>();
  for (const { user } of states) if (user?.id && user.id !== memberId) others.set(user.id, user);
  return [...others.values()].sort((a, b) => a.name.localeCompare(b.name));
}

/** The browser knows at once that the line is cut or back; the socket alone would find out after a while. */
function followTheLine(socket: LiveSocket, refused: () => boolean): () => void {
  const lost = () => socket.cut();
  const back = () => {
    if (!refused()) void socket.connect();
  };
  addEventListener('offline', lost);
  addEventListener('online', back);
  return () => {
    removeEventListener('offline', lost);
    removeEventListener('online', back);
  };
}
