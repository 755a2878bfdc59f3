import type { OnDevice } from './keeping';

const prefix = 'guildhall-writing';

/** A text that the device keeps for one person until the server has it. */
export interface KeptText<Text> extends OnDevice<Text> {
  /** Names its beginning, so that the server begins it once however often it is asked. */
  key: string;
  /** When it was written, in milliseconds since 1970. */
  at: number;
}

function nameOf(memberId: string, name: string): string {
  return `${prefix}:${memberId}:${name}`;
}

/** Keeps a text on this device, in place of the one of the same name; false when the device has no room. */
export function keepOnDevice<Text>(memberId: string, name: string, kept: KeptText<Text>): boolean {
  try {
    localStorage.setItem(nameOf(memberId, name), JSON.stringify(kept));
    return true;
  } catch {
    return false;
  }
}

export function forgetOnDevice(memberId: string, name: string): void {
  localStorage.removeItem(nameOf(memberId, name));
}

/** What this device keeps of one person under a name; nobody else's is ever read. */
export function keptOnDevice<Text>(memberId: string, name: string): KeptText<Text> | null {
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
