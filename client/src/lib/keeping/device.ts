import type { OnDevice } from './keeping';

const prefix = 'guildhall-writing';

/** A text that the device keeps for one person until the server has it. */
export interface KeptText<Text> extends OnDevice<Text> {
  /** Names its beginning, so that the server begins it once however often it is asked. */
  key: string;
  /** When it was written, in milliseconds since 1970. */
  at: number;
  /** The tab that wrote it: two tabs may write one text, and neither writes over what the other keeps. */
  tab: string;
}

/** Between a name and the tab that keeps its words beside those of another. */
const beside = '~';

function nameOf(memberId: string, name: string): string {
  return `${prefix}:${memberId}:${name}`;
}

/**
 * Keeps a text on this device, in place of what the same tab kept of it; beside what another tab keeps of it. False when the
 * device has no room.
 */
export function keepOnDevice<Text>(memberId: string, name: string, kept: KeptText<Text>): boolean {
  const other = read<Text>(memberId, name);
  const place = other && other.tab !== kept.tab ? name + beside + kept.tab : name;
  try {
    localStorage.setItem(nameOf(memberId, place), JSON.stringify(kept));
    return true;
  } catch {
    return false;
  }
}

/** Forgets what this tab kept of a text; what another tab keeps of it stays. */
export function forgetOnDevice(memberId: string, name: string, tab: string): void {
  localStorage.removeItem(nameOf(memberId, name + beside + tab));
  if (read(memberId, name)?.tab === tab) localStorage.removeItem(nameOf(memberId, name));
}

/** Goes on with a kept text in another tab: from now on it is this one's. */
export function takeOver<Text>(memberId: string, name: string, kept: KeptText<Text>, tab: string): void {
  forgetOnDevice(memberId, name, kept.tab);
  keepOnDevice(memberId, name, { ...kept, tab });
}

/** What this device keeps of one person under a name, of several tabs the one that was first; nobody else's is ever read. */
export function keptOnDevice<Text>(memberId: string, name: string): KeptText<Text> | null {
  const others = namesOnDevice(memberId).filter((each) => each.startsWith(name + beside));
  return [name, ...others].map((each) => read<Text>(memberId, each)).find((kept) => kept !== null) ?? null;
}

/** The text that a name on this device is about, whichever tab keeps it. */
export function textNamed(name: string): string {
  return name.split(beside, 1)[0]!;
}

function read<Text>(memberId: string, name: string): KeptText<Text> | null {
  const text = localStorage.getItem(nameOf(memberId, name));
  if (text === null) return null;
  try {
    return JSON.parse(text) as KeptText<Text>;
  } catch {
    return null;
  }
}

/** The names under which this device keeps something of one person. */
export function namesOnDevice(memberId: string): string[] {
  const start = nameOf(memberId, '');
  return Object.keys(localStorage)
    .filter((name) => name.startsWith(start))
    .map((name) => name.slice(start.length))
    .toSorted();
}
