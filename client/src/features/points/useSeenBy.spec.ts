import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { expect, it } from '@jest/globals';
import i18next, { type ResourceKey } from 'i18next';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createElement } from 'react';
import { renderToString } from 'react-dom/server';
import { I18nextProvider } from 'react-i18next';

import { meKey } from '../../lib/me/useMe';
import { useSeenBy } from './useSeenBy';

const catalogue = (file: string) =>
  JSON.parse(readFileSync(join(import.meta.dirname, '../..', file), 'utf8')) as Record<string, ResourceKey>;
const languages = await Promise.all(
  ['en', 'cy'].map(async (lng) => {
    const i18n = i18next.createInstance();
    await i18n.init({
      lng,
      resources: { [lng]: { points: catalogue(`features/points/locales/${lng}.json`) } },
      ns: ['points'],
    });
    return i18n;
  }),
);

/** What someone reads, in English and Welsh. */
function said(member: { playing: boolean | null; boardVisible: boolean }, memberBoards: boolean): string[] {
  const client = new QueryClient();
  client.setQueryData(meKey, { member, organisation: { memberBoards } });
  const Words = () => useSeenBy().words;
  const inside = createElement(QueryClientProvider, { client }, createElement(Words));
  const words = languages.map((i18n) => renderToString(createElement(I18nextProvider, { i18n }, inside)));
  client.clear();
  return words;
}

const promised = [/nobody else sees/i, /neb arall yn gweld/i];

it('[points/seen] promises that nobody else sees them to all but those who are named on boards of people', () => {
  for (const memberBoards of [false, true])
    for (const boardVisible of [false, true])
      for (const playing of [null, false, true]) {
        const named = memberBoards && boardVisible && playing === true;
        said({ playing, boardVisible }, memberBoards).forEach((words, nth) => {
          const who = { memberBoards, boardVisible, playing, words };
          expect({ ...who, promised: promised[nth]!.test(words) }).toEqual({ ...who, promised: !named });
        });
      }
});

it('[points/seen] tells whoever is named, or will be once there are boards of people, that they chose it', () => {
  for (const memberBoards of [false, true]) {
    const [english, welsh] = said({ playing: true, boardVisible: true }, memberBoards);
    expect(english).toMatch(/you chose/i);
    expect(welsh).toMatch(/rydych wedi dewis/i);
  }
});

it('[points/seen] no other words of these screens promise it to everybody', () => {
  const everywhere = [
    /nobody else (can see|sees)(?! your own unless)|shown to nobody else|no manager can see/i,
    /dim ond chi sy’n gweld|unrhyw reolwr/i,
  ];
  for (const feature of ['home', 'points', 'settings'])
    for (const [nth, lng] of ['en', 'cy'].entries()) {
      const { seen: _, ...others } = catalogue(`features/${feature}/locales/${lng}.json`);
      expect(everywhere[nth]!.exec(JSON.stringify(others))?.[0]).toBeUndefined();
    }
});
