/** Words as an address: small letters, digits and hyphens, of `most` characters at most; empty where nothing is left. */
export function slugOf(words: string, most: number): string {
  return words
    .normalize('NFD')
    .toLowerCase()
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, most)
    .replaceAll(/^-+|-+$/g, '');
}
