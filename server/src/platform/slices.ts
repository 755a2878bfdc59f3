/** How long work on a long list may hold everybody else up; milliseconds. */
const SLICE_MS = 15;

/** Lets whatever waits go first. */
export function breathe(): Promise<void> {
  return new Promise((done) => setImmediate(done));
}

/** Does the same with each of many, a few milliseconds at a time. */
export async function inSlices<Item>(items: Iterable<Item>, work: (item: Item) => void): Promise<void> {
  let begun = performance.now();
  for (const item of items) {
    work(item);
    if (performance.now() - begun < SLICE_MS) continue;
    await breathe();
    begun = performance.now();
  }
}
