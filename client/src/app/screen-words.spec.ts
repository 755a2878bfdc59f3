import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

import { expect, it } from '@jest/globals';

import { screens } from './navigation';

/** Home is drawn before these are there: they stand apart on it, in a room of their own. */
const comeLater: Record<string, readonly string[]> = { '/': ['points', 'settings'] };

const words = /useTranslation\((\[[^\]]*\]|'[^']*')/g;
const imported = /^(?:import|export) (?!type)[^;]*?from '(\.[^']+)'/gm;

/** The catalogues that a file and all it draws at once take their words from. */
function cataloguesOf(file: string, seen: Set<string>): string[] {
  if (seen.has(file)) return [];
  seen.add(file);
  const text = readFileSync(file, 'utf8');
  const own = [...text.matchAll(words)].flatMap(([, names = '']) => names.match(/[\w-]+/g) ?? []);
  const drawn = [...text.matchAll(imported)].flatMap(([, path = '']) => {
    const found = ['.tsx', '.ts'].map((end) => resolve(file, '..', path) + end).find(existsSync);
    return found ? cataloguesOf(found, seen) : [];
  });
  return [...own, ...drawn];
}

it.each(screens.map((screen) => [screen.path, screen] as const))(
  'the screen at %s brings the words of all that it draws, so that it does not vanish while they come',
  (path, { feature, parts = [], load }) => {
    const [, file = ''] = /import\('([^']+)'\)/.exec(load.toString()) ?? [];
    const drawn = new Set(cataloguesOf(join(import.meta.dirname, `${file}.tsx`), new Set()));
    const needed = [...drawn].filter((name) => !['app', 'ui', feature, ...(comeLater[path] ?? [])].includes(name));
    expect([...parts].toSorted()).toEqual(needed.toSorted());
  },
);
