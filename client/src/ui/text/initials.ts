const washes = ['accent', 'brass', 'berry', 'moss'] as const;

/** First letters of the first and the last part of a name; Welsh letters that are written as two stay together. */
export function initialsOf(name: string): string {
  const parts = name.trim().split(/\s+/).filter(Boolean);
  const ends = parts.length > 1 ? [parts[0], parts.at(-1)] : [parts[0]];
  return ends.map((part) => firstLetter(part ?? '')).join('');
}

/** One of four quiet grounds, always the same for one name. */
export function washOf(name: string): (typeof washes)[number] {
  let sum = 0;
  for (const letter of name) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) >>> 0;
  return washes[sum % washes.length] ?? 'accent';
}

/** Ll, Ff, Rh and Dd are single letters in Welsh names and never begin an English one. */
function firstLetter(part: string): string {
  return /^(Ll|Ff|Rh|Dd)/.exec(part)?.[0] ?? [...part.toUpperCase()][0] ?? '';
}
