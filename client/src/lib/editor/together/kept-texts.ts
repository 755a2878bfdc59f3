const prefix = 'guildhall-text:';
/** Beside the text itself, which does not say whether the server has it. */
const unsent = 'guildhall-unsent:';

/** Where this browser keeps a text: by person, so that nobody on a shared device sends another's words. */
export function keptName(memberId: string, document: string): string {
  return `${prefix}${memberId}:${document}`;
}

/** Notes whether words of a text are on this device only. */
export function noteUnsent(name: string, isUnsent: boolean): void {
  // A device that can note nothing has nobody asked.
  try {
    if (isUnsent) localStorage.setItem(unsent + name, '');
    else localStorage.removeItem(unsent + name);
  } catch {
    return;
  }
}

/** In how many texts there are words on this device only. */
export function countUnsent(): number {
  return Object.keys(localStorage).filter((key) => key.startsWith(unsent)).length;
}

async function forgetText(name: string): Promise<void> {
  noteUnsent(name, false);
  await new Promise<void>((done) => {
    const request = indexedDB.deleteDatabase(name);
    for (const event of ['success', 'error', 'blocked']) request.addEventListener(event, () => done());
  });
}

/** Removes every text this browser keeps; done when somebody signs out. */
export async function forgetKeptTexts(): Promise<void> {
  const known = await indexedDB.databases().catch(() => []);
  await Promise.all(known.map(({ name }) => (name?.startsWith(prefix) ? forgetText(name) : undefined)));
}
