interface FakeStorage {
  /** What it holds, by name. */
  held: Record<string, unknown>;
  /** A full one takes nothing more. */
  room: { full: boolean };
}

/** For tests: a storage whose names are its own, as in a browser, in place of this global one. */
export function fakeStorage(name: 'localStorage' | 'sessionStorage'): FakeStorage {
  const room = { full: false };
  const held = Object.create({
    getItem: (key: string) => (held[key] as string | undefined) ?? null,
    setItem: (key: string, text: string) => {
      if (room.full) throw new Error('There is no room.');
      held[key] = text;
    },
    removeItem: (key: string) => void delete held[key],
  }) as Record<string, unknown>;
  Object.defineProperty(globalThis, name, { configurable: true, value: held });
  return { held, room };
}
