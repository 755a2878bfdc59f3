/** Where this device keeps what was read last; a cache that no request is answered from. */
export const readsName = 'guildhall-reads';
/** Whose it is. Only who the server has said is here is written down, and who signs out no longer is. */
const ownerName = 'guildhall-reads-of';

export function readsOwner(): string | null {
  return localStorage.getItem(ownerName);
}

export function ownReads(memberId: string): void {
  localStorage.setItem(ownerName, memberId);
}

/** Forgets on this device what was read, whoever read it; a tab that still believes somebody is here writes no more. */
export async function forgetReads(): Promise<void> {
  try {
    localStorage.removeItem(ownerName);
    await caches.delete(readsName);
  } catch {
    // A device that keeps nothing has nothing to forget.
    return;
  }
}
