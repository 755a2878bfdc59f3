/** The tab a key leads to, or undefined when the key does not move among tabs. */
export function nextTab(keys: readonly string[], current: string, pressed: string): string | undefined {
  const at = keys.indexOf(current);
  const steps: Record<string, number> = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: keys.length - 1 };
  const to = steps[pressed];
  return to === undefined ? undefined : keys[(to + keys.length) % keys.length];
}
