import type { Actor } from '../actor.js';
import { documentName } from './document-name.rules.js';

/** What somebody may do in a document; null is nothing at all. */
export type Access = 'write' | 'read' | null;

/** A feature's kind of document, such as guidance. */
export interface CollabKind {
  kind: string;
  /** What the member may do with this subject now; asked at every opening and whenever access is rechecked. */
  authorise(actor: Actor, subject: string): Promise<Access>;
  /** Told at most once a second for each document that edits were stored on this server; must not throw. */
  changed?(subject: string): void;
}

/** The kinds of documents there are. Features register theirs when they are built. */
export class CollabKinds {
  private readonly kinds = new Map<string, CollabKind>();

  register(kind: CollabKind): void {
    if (this.kinds.has(kind.kind)) throw new Error(`Two kinds of documents are called "${kind.kind}".`);
    this.kinds.set(kind.kind, kind);
  }

  /** Null for an unknown kind, a malformed name, or somebody who may do nothing. */
  async authorise(actor: Actor, name: string): Promise<Access> {
    const found = this.find(name);
    return found ? found.kind.authorise(actor, found.subject) : null;
  }

  changed(name: string): void {
    const found = this.find(name);
    found?.kind.changed?.(found.subject);
  }

  private find(name: string): { kind: CollabKind; subject: string } | null {
    const parsed = documentName(name);
    const kind = parsed ? this.kinds.get(parsed.kind) : undefined;
    return kind && parsed ? { kind, subject: parsed.subject } : null;
  }
}
