const running: (() => Promise<unknown> | unknown)[] = [];

/** Remembers how to stop something that was started; the last started stops first. */
export function onEnd(stop: () => Promise<unknown> | unknown): void {
  running.unshift(stop);
}

export async function stopEverything(): Promise<void> {
  for (const stop of running.splice(0)) await stop();
}
