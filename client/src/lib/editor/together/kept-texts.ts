const prefix = 'guildhall-text:';

/** Where this browser keeps a text: by person, so that nobody on a shared device sends another's words. */
export function keptName(memberId: string, document: string): string {
  return `${prefix}${memberId}:${document}`;
}

export async function forgetText(name: string): Promise<void> {
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
