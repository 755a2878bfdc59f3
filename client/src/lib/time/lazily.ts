/** Made when it is first asked for: the first `Intl` format of a visit takes a browser as long as drawing a screen. */
export function lazily<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}
