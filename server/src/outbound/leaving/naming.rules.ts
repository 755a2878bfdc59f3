import type { Locale } from '@guildhall/shared/people/me';

const words: Record<Locale, string> = { en: 'A former colleague', cy: 'Cyn-gydweithiwr' };

/** What somebody who left is called from then on, in each of the organisation's languages. */
export function formerColleague(locales: readonly Locale[]): string {
  return locales.map((locale) => words[locale]).join(' / ');
}

/** Where a name stands in a text, as a regular expression of PostgreSQL; `as`: what takes its place, for `regexp_replace`. */
export interface Naming {
  pattern: string;
  as: string;
}

interface Named {
  /** Null where somebody who is still here has the same: then it stands for them. */
  name: string | null;
  email: string;
}

/**
 * Where texts name somebody: their whole name, with or without `@`, and their address. A name of one word is a word like
 * any other, so it counts only after `@`. `json`: in the text of a JSON value.
 */
export function namingOf({ name, email }: Named, calledNow: string, json = false): Naming {
  const asStored = json ? inJson : (text: string) => text;
  const address = escaped(email).replaceAll(/[a-z]/gu, (letter) => `[${letter}${letter.toUpperCase()}]`);
  const either = name === null ? address : `${/\s/u.test(name) ? '@?' : '@'}${escaped(asStored(name))}|${address}`;
  return { pattern: `${BEFORE}(?:${either})${AFTER}`, as: String.raw`\1${asStored(calledNow)}` };
}

/** Where notices of partner councils name somebody: there the council stands behind each name. */
export function namingAbroad(name: string, councils: readonly string[], calledNow: string): Naming {
  const behind = councils.map((council) => escaped(inJson(` (${council})`))).join('|');
  return {
    pattern: `${BEFORE}${escaped(inJson(name))}(?=${behind})`,
    as: String.raw`\1${inJson(calledNow)}`,
  };
}

const inJson = (text: string) => JSON.stringify(text).slice(1, -1);

/** No part of a longer word; an escaped line break in JSON ends in a letter. */
const BEFORE = String.raw`(^|[^[:alnum:]@]|\\n|\\t)`;
const AFTER = '(?![[:alnum:]])';

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/gu, String.raw`\$&`);
}
