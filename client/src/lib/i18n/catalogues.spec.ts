import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

import { describe, expect, it } from '@jest/globals';
import { problemStatus } from '@guildhall/shared/platform/problem';

const src = join(import.meta.dirname, '../..');

/** What DESIGN and the content pack keep out of the product's words: no blame, no pressure, no hype. */
const banned: Record<string, readonly RegExp[]> = {
  en: [
    /\b(lagging|behind|inactive|failed|failures?|worst|bottom|overdue|lazy|losers?|streaks?|hurry|nag|nags|nagging)\b/i,
    /\b(last place|only you|you still have not|you haven[’']t|don[’']t lose|non-compliant|digital dinosaur|technophobe)\b/i,
    /\bsocial\b/i,
    /\b(amazing|awesome|incredible|ultimate|unbeatable|unrivalled|greatest|perfect|revolutionary|world-class|cutting-edge|game-changing|seamless|effortless)\b/i,
    /(?<!\bown )\bbest\b/i,
  ],
  cy: [/\b(cymdeithasol|gwaethaf|methiant|methodd|diog|brysiwch|anhygoel|perffaith)\b/i],
};

const pluralForms = {
  en: ['one', 'other'],
  cy: ['zero', 'one', 'two', 'few', 'many', 'other'],
} as const;
/** A quest taken `with_one` other, or a step of `any_one`, is no plural. */
const anyPlural = /(?<!\bwith|\bany)_(zero|one|two|few|many|other)$/;

const soft = { p: 'b', t: 'd', c: 'g', b: 'f', d: 'dd', g: '', m: 'f' };
const aspirate = { p: 'ph', t: 'th', c: 'ch' };
const mutated = (word: string, letters: Record<string, string>) =>
  letters[word[0]!] === undefined ? word : letters[word[0]!] + word.slice(1);

/** Nouns we count, with their form after a number: un and dwy soften a feminine, dau every noun; tri and chwe breathe. */
const counted = [
  ...['tîm', 'person', 'cam', 'pwynt', 'cwest', 'cwestiwn', 'cydweithiwr', 'diwrnod', 'darn', 'bathodyn'].map(
    (noun) => ({ noun, feminine: false }),
  ),
  ...['gwaith', 'pont', 'cyfarwyddiaeth', 'munud'].map((noun) => ({ noun, feminine: true })),
].map(({ noun, feminine }) => ({
  forms: {
    one: feminine ? mutated(noun, soft) : noun,
    two: mutated(noun, soft),
    few: feminine ? noun : mutated(noun, aspirate),
    many: mutated(noun, aspirate),
    other: noun,
  } as Record<string, string>,
}));

type Catalogue = Map<string, string>;
const namespaces = [
  { name: 'app', folder: join(src, 'app') },
  { name: 'ui', folder: join(src, 'ui') },
  { name: 'editor', folder: join(src, 'lib/editor') },
  { name: 'waiting', folder: join(src, 'lib/waiting') },
  ...readdirSync(join(src, 'features'), { withFileTypes: true })
    .filter(
      (entry) =>
        entry.isDirectory() &&
        filesBelow(join(src, 'features', entry.name)).some((file) => file.endsWith('locales/en.json')),
    )
    .map(({ name }) => ({ name, folder: join(src, 'features', name) })),
];
const catalogues = new Map(
  namespaces.map(({ name, folder }) => [name, { en: catalogueOf(folder, 'en'), cy: catalogueOf(folder, 'cy') }]),
);

describe.each(namespaces.map(({ name }) => name))('the catalogue %s', (name) => {
  const { en, cy } = catalogues.get(name) ?? { en: new Map<string, string>(), cy: new Map<string, string>() };

  it('says in Welsh everything it says in English, and nothing else', () => {
    expect(subjects(cy)).toEqual(subjects(en));
  });

  it('has every plural form that each language needs', () => {
    for (const [language, catalogue] of [
      ['en', en],
      ['cy', cy],
    ] as const) {
      const missing = [...catalogue.keys()]
        .filter((key) => anyPlural.test(key))
        .flatMap((key) => pluralForms[language].map((form) => `${key.replace(anyPlural, '')}_${form}`))
        .filter((key) => !catalogue.has(key));
      expect({ language, missing }).toEqual({ language, missing: [] });
    }
  });

  it('fills the same placeholders in both languages', () => {
    for (const subject of subjects(en)) {
      expect({ subject, placeholders: placeholders(cy, subject) }).toEqual({
        subject,
        placeholders: placeholders(en, subject),
      });
    }
  });

  it('has no empty text', () => {
    expect([...en, ...cy].filter(([, text]) => text.trim() === '')).toEqual([]);
  });

  it('blames nobody, hurries nobody and praises nothing beyond measure', () => {
    for (const [language, catalogue] of [
      ['en', en],
      ['cy', cy],
    ] as const) {
      const found = [...catalogue].filter(([, text]) => banned[language]?.some((words) => words.test(text)));
      expect({ language, found }).toEqual({ language, found: [] });
    }
  });
});

describe('[welsh/mutations] what is counted in Welsh', () => {
  it('is mutated as its number asks: dau dîm, tri thîm, un bont', () => {
    const found = [...catalogues].flatMap(([name, { cy }]) =>
      [...cy].flatMap(([key, text]) => {
        const form = anyPlural.exec(key)?.[1] ?? '';
        return [...text.matchAll(/\{\{count\}\} (\p{L}+)/gu)].flatMap(([, word = '']) => {
          const noun = counted.find(({ forms }) => Object.values(forms).includes(word));
          const right = noun && (noun.forms[form] ?? noun.forms['other']);
          return right && right !== word ? [`${name}:${key} has ${word}, not ${right}`] : [];
        });
      }),
    );
    expect(found).toEqual([]);
  });

  it('is told the way people say it', () => {
    expect(counted.find(({ forms }) => forms['other'] === 'tîm')?.forms).toEqual({
      one: 'tîm',
      two: 'dîm',
      few: 'thîm',
      many: 'thîm',
      other: 'tîm',
    });
    expect(counted.find(({ forms }) => forms['other'] === 'pont')?.forms).toEqual({
      one: 'bont',
      two: 'bont',
      few: 'pont',
      many: 'phont',
      other: 'pont',
    });
  });
});

describe('the words of problems', () => {
  it.each(Object.keys(problemStatus))('say what happened for %s', (code) => {
    expect(catalogues.get('app')?.en.has(`problem.${code}`)).toBe(true);
  });
});

describe('the screens', () => {
  it('use only keys that their catalogues have', () => {
    expect(
      filesBelow(src)
        .filter((file) => /\.tsx?$/.test(file) && !file.includes('.spec.'))
        .flatMap(unknownKeys),
    ).toEqual([]);
  });
});

/** Keys named in one source file that its catalogues lack. A key made from parts must begin like some key. */
function unknownKeys(file: string): string[] {
  const text = readFileSync(file, 'utf8');
  const namespace = /useTranslation\(\s*\[?\s*'([\w-]+)'/.exec(text)?.[1] ?? 'app';
  const used = [...text.matchAll(/(?<![\w.])(?:t|toast)\(\s*(?:\[\s*)?(['`])((?:(?!\1).)+)\1/g)].map(
    (found) => found[2] ?? '',
  );
  return used.filter((key) => !isKnown(key, namespace)).map((key) => `${relative(src, file)}: ${namespace}:${key}`);
}

function isKnown(key: string, namespace: string): boolean {
  const [owner, path] = key.includes(':')
    ? [key.slice(0, key.indexOf(':')), key.slice(key.indexOf(':') + 1)]
    : [namespace, key];
  const catalogue = catalogues.get(owner)?.en;
  if (!catalogue) return owner.includes('${');
  const fixed = path.split('${')[0] ?? '';
  if (fixed !== path) return [...catalogue.keys()].some((known) => known.startsWith(fixed));
  return catalogue.has(path) || catalogue.has(`${path}_other`);
}

function subjects(catalogue: Catalogue): string[] {
  return [...new Set([...catalogue.keys()].map((key) => key.replace(anyPlural, '')))].sort();
}

function placeholders(catalogue: Catalogue, subject: string): string[] {
  const texts = [...catalogue].filter(([key]) => key.replace(anyPlural, '') === subject).map(([, text]) => text);
  return [
    ...new Set(texts.flatMap((text) => [...text.matchAll(/\{\{\s*([\w.]+)[^}]*\}\}/g)].map((found) => found[1] ?? ''))),
  ].sort();
}

function catalogueOf(folder: string, language: string): Catalogue {
  const read = (node: unknown, path: string): [string, string][] =>
    typeof node === 'string'
      ? [[path, node]]
      : Object.entries(node as Record<string, unknown>).flatMap(([key, below]) =>
          read(below, path ? `${path}.${key}` : key),
        );
  return new Map(read(JSON.parse(readFileSync(join(folder, 'locales', `${language}.json`), 'utf8')), ''));
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesBelow(path) : [path];
  });
}
