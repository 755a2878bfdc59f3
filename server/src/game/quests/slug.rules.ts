const LONGEST = 60;

/** A title as it stands in an address: small letters without accents, digits and hyphens. */
export function slugOf(title: string): string {
  const plain = title
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-');
  return plain.replaceAll(/^-+/g, '').slice(0, LONGEST).replaceAll(/-+$/g, '') || 'quest';
}
