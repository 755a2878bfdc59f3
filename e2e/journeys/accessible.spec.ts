import { readFileSync } from 'node:fs';

import type { Page } from '@playwright/test';

import { altered } from '../altered.js';
import { barriers } from '../barriers.js';
import { writtenTogether } from '../guidance.js';
import { challengeOf, map, newPageOf, practiceOf } from '../people.js';
import { openWhole } from '../still.js';
import { expect, test } from '../test.js';
import { desktop, narrow, phone, wider } from '../windows.js';

/**
 * What stands on a page changes with its width, its colours with the theme: every page is looked at in both of each, and
 * one page after the other in turns, so that what frames them all is seen in all four ways.
 */
const turns = [
  [
    [desktop, 'light'],
    [phone, 'dark'],
  ],
  [
    [desktop, 'dark'],
    [phone, 'light'],
  ],
] as const;

/** One of each kind of thing that a text may hold. */
const everyNode = [
  '## Heading\n\n### Smaller',
  '**strong** *leaning* ~~gone~~ `exact` [link](https://example.org)',
  '- item\n- item',
  '1. one\n2. two',
  '> said',
  '```\nexact\n```',
  '| Risk | Owner | Likelihood | Impact | Before | After | Again |\n|' +
    ' --- |'.repeat(7) +
    '\n| damp | Jo | 3 | 4 | look | dry | May |',
].join('\n\n');

/** Every screen, by someone who may see it. A name in braces is filled in with what the demo has. */
const screens: Record<string, readonly string[]> = {
  'Dev Anand': [
    '/',
    '/quests',
    '/quests/pair-up',
    '/quest-runs/{run}',
    '/challenges',
    '/challenges/{open}',
    '/challenges/{settled}',
    '/boards',
    '/practices',
    '/practices/new',
    '/practices/{writing}/edit',
    '/practices/{practice}',
    '/practices/questions',
    '/practices/files',
    '/circle',
    '/glossary',
    '/badges',
    '/badges/{badge}',
    '/points',
    '/how-points-work',
    '/gap',
    '/measures',
    '/notices',
    '/settings',
    '/nothing-here',
  ],
  'Sam Whitlock': ['/circle', '/verify', '/manage/quests', '/manage/quests/new'],
  'Helen Marsh': [
    '/guidance',
    '/guidance/new',
    '/guidance/{guidance}',
    '/guidance/{guidance}/details',
    '/guidance/{guidance}/history',
    '/guidance/{guidance}/read',
    '/guidance/read/{published}',
    '/challenges/new',
    '/challenges/{draft}',
    '/challenges/{draft}/edit',
  ],
  'Ada Lowe': [
    '/manage/badges',
    '/manage/badges/new',
    '/manage/badges/{definition}',
    '/manage/quests/ask-one',
    '/manage/reports',
    '/manage/audit',
    '/manage/people',
    '/manage/people/{person}',
    '/manage/organisation',
    '/manage/organisation/{unit}',
    '/settings',
  ],
};

/** What those see who are not signed in. */
const outside = ['/sign-in', '/api/problems', '/api'];

test.describe.configure({ mode: 'parallel' });

test('[axe] every page there is stands in the lists above', () => {
  const navigation = readFileSync(new URL('../../client/src/app/navigation.ts', import.meta.url), 'utf8');
  const routes = [...navigation.matchAll(/path: '([^']+)'/g)].map(([, path]) => path!);
  expect(routes).toContain('/quests');
  const seen = [...Object.values(screens).flat(), ...outside];
  const shows = (route: string) => {
    const pattern = new RegExp(`^${route.replaceAll(/:\w+/g, '[^/]+')}$`);
    return (path: string) => pattern.test(path) && (path === route || !routes.includes(path));
  };
  expect(routes.filter((route) => !seen.some(shows(route)))).toEqual([]);
});

/** So many screens a test, so that the tests can share the work. */
const portion = 7;
const portions = Object.entries(screens).flatMap(([name, paths]) =>
  Array.from({ length: Math.ceil(paths.length / portion) }, (_, nth) => ({
    name,
    nth: nth + 1,
    paths: paths.slice(nth * portion, (nth + 1) * portion),
  })),
);

for (const { name, nth, paths } of portions) {
  test(`[axe] ${name} meets no barrier, in light and dark, at a desk and on a phone (${nth})`, async ({ browser }) => {
    test.setTimeout(180_000);
    const page = await newPageOf(browser, name);
    page.on('pageerror', (error) => expect(error.message).toBe(''));
    for (const [turn, path] of paths.entries()) {
      await page.setViewportSize(desktop);
      await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
      await openWhole(page, await filled(page, path));
      for (const [size, colorScheme] of turns[turn % turns.length]!) {
        await page.setViewportSize(size);
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        expect({ path, colorScheme, ...size, found: await barriers(page) }).toEqual({
          path,
          colorScheme,
          ...size,
          found: [],
        });
      }
      await page.setViewportSize(narrow);
      expect({ path, wider: await wider(page) }).toEqual({ path, wider: [0, 0] });
    }
  });
}

test('[axe] what came in Welsh, whose words are longer, is no wider than its window', async ({ browser }) => {
  const page = await newPageOf(browser, 'Helen Marsh', { viewport: narrow });
  await altered(page, '**/api/me', (me) => me.replace('"locale":"en"', '"locale":"cy"'));
  await page.goto(await filled(page, '/challenges/{settled}'));
  await expect(page.locator('main time').first()).toContainText('yn ôl');
  expect(await wider(page)).toEqual([0, 0]);
});

test('[axe] what everybody may see: the sign-in screen and the reference', async ({ browser }) => {
  const page = await (await browser.newContext({ baseURL: process.env['GUILDHALL_URL'] ?? '' })).newPage();
  for (const path of outside) {
    await page.setViewportSize(desktop);
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    // All parts of the reference are made alike, and the whole would take minutes.
    const many = 'section:nth-of-type(n + 3), section article:nth-of-type(n + 4)';
    await page.evaluate((css) => document.querySelectorAll(css).forEach((each) => each.remove()), many);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      expect({ path, found: await barriers(page) }).toEqual({ path, found: [] });
    }
    await page.setViewportSize(narrow);
    expect({ path, wider: await wider(page) }).toEqual({ path, wider: [0, 0] });
  }
});

async function filled(page: Page, path: string): Promise<string> {
  const name = /\{(\w+)\}/.exec(path)?.[1];
  if (!name) return path;
  return path.replace(`{${name}}`, await ids[name]!(page));
}

const emptyCard = {
  locale: 'en',
  title: '',
  problem: '',
  whatWeDid: [],
  whatChanged: { before: '', after: '', measured: '' },
  howWeKnow: '',
  whatDidNotWork: '',
  result: null,
  whoToAsk: null,
  credits: [],
  tags: [],
  minutes: null,
};

const ids: Record<string, (page: Page) => Promise<string>> = {
  guidance: (page) => writtenTogether(page.request, 'Text for every look', everyNode),
  open: (page) => challengeOf(page, 'Borrow a good idea', 'open'),
  settled: (page) => challengeOf(page, 'Share what works, and what did not', 'settled'),
  draft: (page) => challengeOf(page, 'Two together, one target', 'draft'),
  practice: (page) => practiceOf(page, map),
  person: async (page) => {
    const { people } = (await (await page.request.get('/api/people?search=whitlock')).json()) as {
      people: { id: string }[];
    };
    return people[0]!.id;
  },
  unit: async (page) => {
    const units = (await (await page.request.get('/api/structure?search=reablement')).json()) as { id: string }[];
    return units[0]!.id;
  },
  writing: async (page) => {
    const begun = await page.request.post('/api/practices', {
      data: emptyCard,
      headers: { origin: process.env['GUILDHALL_URL'] ?? '' },
    });
    return ((await begun.json()) as { id: string }).id;
  },
  badge: async (page) => {
    const { badges } = (await (await page.request.get('/api/badges')).json()) as {
      badges: { id: string; own: number }[];
    };
    return badges.find(({ own }) => own > 0)!.id;
  },
  definition: async (page) => {
    const { badges } = (await (await page.request.get('/api/badges')).json()) as { badges: { id: string }[] };
    return badges[0]!.id;
  },
  published: async (page) => {
    const { entries } = (await (await page.request.get('/api/guidance')).json()) as {
      entries: { slug: string; published: boolean }[];
    };
    return entries.find(({ published }) => published)!.slug;
  },
  run: async (page) => {
    const started = await page.request.post('/api/quest-runs', {
      data: { quest: 'neighbour', company: 'alone', people: [] },
      headers: { origin: process.env['GUILDHALL_URL'] ?? '' },
    });
    return ((await started.json()) as { run: string }).run;
  },
};
