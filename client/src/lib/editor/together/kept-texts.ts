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

/** The texts of which there are words on this device only. */
function unsentNames(): string[] {
  try {
    return Object.keys(localStorage).flatMap((key) => (key.startsWith(unsent) ? [key.slice(unsent.length)] : []));
  } catch {
    return [];
  }
}

const isOf = (memberId: string) => (name: string) => name.startsWith(keptName(memberId, ''));

/** In how many of somebody's texts there are words on this device only. */
export function countUnsent(memberId: string): number {
  return unsentNames().filter(isOf(memberId)).length;
}

/** So long a text is waited for that a tab still writes, or keeps open while it sleeps; it goes when that ends. Milliseconds. */
const patience = 3_000;

function forgetText(name: string): Promise<void> {
  return new Promise<void>((done) => {
    const request = indexedDB.deleteDatabase(name);
    for (const event of ['success', 'error']) request.addEventListener(event, () => done());
    setTimeout(done, patience);
  });
}

/** Removes the texts this browser keeps, when somebody signs out; those with unsent words of others wait for them. */
export async function forgetKeptTexts(memberId: string): Promise<void> {
  const own = isOf(memberId);
  const waiting = unsentNames();
  const known = (await indexedDB.databases().catch(() => [])).flatMap(({ name }) =>
    name?.startsWith(prefix) ? [name] : [],
  );
  await Promise.all(known.filter((name) => own(name) || !waiting.includes(name)).map(forgetText));
  for (const name of waiting.filter(own)) noteUnsent(name, false);
}
