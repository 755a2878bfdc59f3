/** What the server is known to hold: which text, and which saving of it. */
export interface Base {
  id: string;
  version: number;
}

/** What the server holds when it refuses a saving because somebody else saved meanwhile. */
export interface Found<Text> {
  text: Text;
  base: Base;
}

/**
 * Why the last saving did not come about: no answer, an answer of ours that the server cannot take as it stands, or
 * somebody else's saving in between.
 */
export type Trouble<Text> = { why: 'away' } | { why: 'refused' } | { why: 'changed'; found: Found<Text> };

/** A text that is saved while it is typed. Edits are counted from one; times are milliseconds since 1970. */
export interface Keeping<Text> {
  text: Text;
  edits: number;
  /** The edit that the server is known to hold. */
  stored: number;
  storedAt: number | null;
  base: Base | null;
  /** The edit that is on its way. */
  sending: { edit: number; text: Text } | null;
  /** Texts that were sent without an answer: the server may hold the last that reached it. */
  unsure: readonly Text[];
  trouble: Trouble<Text> | null;
  /** When the oldest edit that is not stored was made. */
  since: number | null;
  /** When to send next. */
  due: number | null;
}

export type Happening<Text> =
  | { what: 'typed'; text: Text; at: number }
  | { what: 'sending' }
  | { what: 'begun'; base: Base }
  | { what: 'stored'; base: Base; at: number }
  | { what: 'unanswered'; at: number }
  | { what: 'refused' }
  | { what: 'changed'; found: Found<Text>; at: number }
  | { what: 'connected'; at: number };

/** What the device keeps while the server does not have it. */
export interface OnDevice<Text> {
  text: Text;
  base: Base | null;
  unsure: readonly Text[];
}

/** A rest in typing of this long sends; typing without a rest sends now and then all the same. */
const restMs = 1000;
const longestMs = 5000;
const againMs = 8000;
const mostUnsure = 8;

export function opened<Text>(text: Text, base: Base | null): Keeping<Text> {
  const nothing = { storedAt: null, sending: null, unsure: [], trouble: null, since: null, due: null };
  return { text, edits: 0, stored: 0, base, ...nothing };
}

/** Goes on with what the device kept when the page was closed. */
export function resumed<Text>({ text, base, unsure }: OnDevice<Text>, at: number): Keeping<Text> {
  return { ...opened(text, base), edits: 1, unsure, since: at, due: at };
}

/** What the device has to keep now; null when the server has every word. */
export function toKeep<Text>({ text, edits, stored, base, sending, unsure }: Keeping<Text>): OnDevice<Text> | null {
  if (stored === edits) return null;
  return { text, base, unsure: sending ? [...unsure, sending.text].slice(-mostUnsure) : unsure };
}

/** Whether something is to be sent at this moment. One saving is under way at most, and none while somebody has to choose. */
export function isDue({ edits, stored, sending, trouble, due }: Keeping<unknown>, at: number): boolean {
  return edits > stored && sending === null && trouble?.why !== 'changed' && due !== null && due <= at;
}

/** The state after something happened. `same` says whether two texts are the same to the server. */
export function after<Text>(
  keeping: Keeping<Text>,
  happening: Happening<Text>,
  same: (one: Text, other: Text) => boolean,
): Keeping<Text> {
  switch (happening.what) {
    case 'typed':
      return typed(keeping, happening.text, happening.at);
    case 'sending':
      return { ...keeping, sending: { edit: keeping.edits, text: keeping.text }, due: null };
    case 'begun':
      return { ...keeping, base: happening.base };
    case 'stored':
      return stored(keeping, happening.base, happening.at);
    case 'unanswered':
      return { ...unsent(keeping), trouble: { why: 'away' }, due: happening.at + againMs };
    case 'refused':
      return { ...keeping, sending: null, trouble: { why: 'refused' }, due: null };
    case 'changed':
      return changed(keeping, happening.found, happening.at, same);
    case 'connected':
      return keeping.trouble?.why === 'away' ? { ...keeping, due: happening.at } : keeping;
  }
}

function typed<Text>(keeping: Keeping<Text>, text: Text, at: number): Keeping<Text> {
  const since = keeping.since ?? at;
  const due = Math.min(at + restMs, since + longestMs);
  const next = { ...keeping, text, edits: keeping.edits + 1, since };
  if (keeping.trouble?.why === 'changed') return next;
  if (keeping.trouble?.why === 'away') return { ...next, due: keeping.due ?? due };
  return { ...next, trouble: null, due };
}

function stored<Text>(keeping: Keeping<Text>, base: Base, at: number): Keeping<Text> {
  const edit = keeping.sending?.edit ?? keeping.stored;
  const more = keeping.edits > edit;
  const rest = { sending: null, unsure: [], trouble: null, since: more ? at : null, due: more ? at + restMs : null };
  return { ...keeping, base, stored: edit, storedAt: at, ...rest };
}

/** The saving under way may have arrived or not. */
function unsent<Text>(keeping: Keeping<Text>): Keeping<Text> {
  return { ...keeping, sending: null, unsure: toKeep(keeping)?.unsure ?? keeping.unsure };
}

/** What the server holds is ours when it is a text whose answer was lost; then we go on from there. */
function changed<Text>(
  keeping: Keeping<Text>,
  found: Found<Text>,
  at: number,
  same: (one: Text, other: Text) => boolean,
): Keeping<Text> {
  const ours = [...keeping.unsure, keeping.text].some((text) => same(text, found.text));
  if (ours) return { ...keeping, sending: null, base: found.base, unsure: [], trouble: null, due: at };
  return { ...keeping, sending: null, trouble: { why: 'changed', found }, due: null };
}

/** What to tell the person. */
export type Standing = 'untouched' | 'saving' | 'saved' | 'device' | 'refused' | 'changed';

export function standingOf({ edits, stored: held, storedAt, trouble }: Keeping<unknown>): Standing {
  if (trouble) return trouble.why === 'away' ? 'device' : trouble.why;
  if (edits > held) return 'saving';
  return storedAt === null ? 'untouched' : 'saved';
}
