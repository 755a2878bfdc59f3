/** Words made into an address: `What might go wrong?` → `what-might-go-wrong`. */
export function addressOf(words: string): string {
  const plain = words.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
  return plain
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 80)
    .replace(/-+$/, '');
}

/** Gives each words its address, the second of the same with `-2` and so on. */
export function addresses(): (words: string) => string {
  const taken = new Set<string>();
  return (words) => {
    const plain = addressOf(words) || 'part';
    let address = plain;
    for (let nth = 2; taken.has(address); nth += 1) address = `${plain}-${nth}`;
    taken.add(address);
    return address;
  };
}
