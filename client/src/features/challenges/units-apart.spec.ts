import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { expect, it } from '@jest/globals';
import i18next, { type ResourceKey } from 'i18next';

const words = (lng: string) =>
  JSON.parse(readFileSync(join(import.meta.dirname, `locales/${lng}.json`), 'utf8')) as ResourceKey;
const language = i18next.createInstance();
await language.init({ resources: { en: { challenges: words('en') }, cy: { challenges: words('cy') } } });

it.each([
  ['en', 'Libraries', 'Communities'],
  ['cy', 'Llyfrgelloedd', 'Cymunedau'],
])('of two units, one inside the other, is said in the reader’s language (%s)', (lng, inner, outer) => {
  const params = { inner: 'Libraries', innerCy: 'Llyfrgelloedd', outer: 'Communities', outerCy: 'Cymunedau' };
  const said = language.t('validation.inside_another', { lng, ns: 'challenges', ...params });
  expect([said.includes(inner), said.includes(outer), said.includes('{{')]).toEqual([true, true, false]);
});
