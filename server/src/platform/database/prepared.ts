import { createHash } from 'node:crypto';

/** The values of a statement, in the order of $1, $2 … */
export type Values = readonly unknown[];

const names = new Map<string, string>();
const MOST_PREPARED = 500;

/** One prepared statement for each distinct text, so PostgreSQL plans it once a connection. */
export function prepared(text: string, values: Values) {
  let name = names.get(text);
  if (!name && names.size < MOST_PREPARED) {
    name = createHash('sha1').update(text).digest('hex').slice(0, 20);
    names.set(text, name);
  }
  return name ? { name, text, values: [...values] } : { text, values: [...values] };
}
