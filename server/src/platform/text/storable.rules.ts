/** The database keeps neither a NUL nor half of a character; nobody sees either, so nobody could take it out. */
export const storableText = (text: string) => text.replaceAll('\0', '').toWellFormed();

/** Nothing that people send is nested so deeply. */
const DEEPEST = 200;

/**
 * Makes every text in there one that can be stored, and changes what it was given. False where that cannot be: a field’s
 * own name is such a text, or it is nested beyond all measure.
 */
export function makeStorable(value: unknown, depth = 0): boolean {
  if (typeof value !== 'object' || value === null) return true;
  if (depth > DEEPEST) return false;
  const holder = value as Record<string, unknown>;
  return Object.entries(holder).every(([key, inner]) => {
    if (storableText(key) !== key) return false;
    if (typeof inner !== 'string') return makeStorable(inner, depth + 1);
    const storable = storableText(inner);
    if (storable !== inner) holder[key] = storable;
    return true;
  });
}
