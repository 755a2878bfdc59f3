import { expect, it } from '@jest/globals';
import i18next from 'i18next';

import { figures } from './figures';

const i18n = i18next.createInstance();
await i18n.use(figures).init({
  lng: 'en',
  resources: { en: { app: { people_one: '{{count}} person', people_other: '{{count}} people', so: '{{what}}.' } } },
  defaultNS: 'app',
  interpolation: { escapeValue: false, alwaysFormat: true },
});

it('writes thousands in a sentence as they stand alone, and the word that goes with them', () => {
  const said = [1, 999, 1000, 50_000, 1_234_567].map((count) => i18n.t('people', { count }));
  expect(said).toEqual(['1 person', '999 people', '1,000 people', '50,000 people', '1,234,567 people']);
});

it('leaves what is written already, and fractions, as they are', () => {
  expect(['2026', '1.5 km', 'St Mary’s <b>', 2.25].map((what) => i18n.t('so', { what }))).toEqual([
    '2026.',
    '1.5 km.',
    'St Mary’s <b>.',
    '2.25.',
  ]);
});
