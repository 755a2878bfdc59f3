import { isIPv6 } from 'node:net';

const GROUPS = 8;

/** Whose address it is, as far as it tells: a line with IPv6 has a whole /64 of addresses, which count as one. */
export function networkOf(address: string): string {
  const mapped = /^::ffff:([\d.]+)$/i.exec(address)?.[1];
  if (mapped) return mapped;
  if (!isIPv6(address)) return address;
  const [head = [], tail = []] = address.split('::').map((part) => part.split(':').filter(Boolean));
  const between = Array.from({ length: Math.max(GROUPS - head.length - tail.length, 0) }, () => '0');
  const network = [...head, ...between, ...tail].slice(0, 4);
  return `${network.map((group) => Number.parseInt(group, 16).toString(16)).join(':')}::/64`;
}
