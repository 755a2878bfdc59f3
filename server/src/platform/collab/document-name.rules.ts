/** A document's name taken apart: `guidance:<uuid>` or `guidance:<uuid>:cy`. */
export interface DocumentName {
  kind: string;
  /** What comes after the kind: the feature's own id, with a language where it has several. */
  subject: string;
}

const pattern = /^([a-z][a-z-]{0,30}):([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?::[a-z]{2})?)$/;

/** Null for anything that is not a document's name. */
export function documentName(name: string): DocumentName | null {
  const [, kind, subject] = pattern.exec(name) ?? [];
  return kind && subject ? { kind, subject } : null;
}
