import { readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';

import type { Plugin, Rolldown } from 'vite';

/** Script and style of the first visit to home as they are sent, in bytes; beyond it the build stops, before the 150 KB of `weigh`. */
const most = 146 * 1024;

/** What home cannot be drawn without besides the entry: its screen and its words, in one language. */
const drawn = [/features\/home\/HomePage\.tsx$/, /(app|ui|features\/home)\/locales\/en\.json$/];

/** What a first visit asks for besides: the live line, opened after the first drawing. */
const live = /node_modules\/socket\.io-client\//;

/** Has the browser fetch home's screen and words beside the entry, not after the entry has run. */
export function fetchHomeEarly(): Plugin {
  return {
    name: 'fetch-home-early',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler: (html, { bundle = {} }) =>
        firstFiles(Object.values(bundle), drawn)
          .filter((file) => !html.includes(file))
          .map((file) => ({
            tag: 'link',
            attrs: { rel: file.endsWith('.css') ? 'stylesheet' : 'modulepreload', crossorigin: true, href: `/${file}` },
            injectTo: 'head' as const,
          })),
    },
  };
}

/** Stops a build in which something heavy has crept into what home loads first, and names the heaviest files. */
export function limitFirstLoad(): Plugin {
  let folder = 'dist';
  let files: string[] = [];
  return {
    name: 'limit-first-load',
    apply: 'build',
    configResolved(config) {
      folder = resolve(config.root, config.build.outDir);
    },
    writeBundle(_, bundle) {
      files = firstFiles(Object.values(bundle), [...drawn, live]);
    },
    closeBundle() {
      const sizes = [...files, 'theme.js'].map((file) => ({ file, bytes: sentBytes(join(folder, file)) }));
      const all = sizes.reduce((sum, { bytes }) => sum + bytes, 0);
      if (all <= most) return;
      const heaviest = sizes
        .toSorted((a, b) => b.bytes - a.bytes)
        .slice(0, 5)
        .map(({ file, bytes }) => `  ${bytes} ${file}`);
      throw new Error(`Home loads ${all} bytes of script and style first, ${most} at most.\n${heaviest.join('\n')}`);
    },
  };
}

/** The entry, what is asked for at once, and all they cannot do without, with their style. */
function firstFiles(
  outputs: readonly (Rolldown.OutputChunk | Rolldown.OutputAsset)[],
  asked: readonly RegExp[],
): string[] {
  const chunks = new Map(outputs.filter((one) => one.type === 'chunk').map((chunk) => [chunk.fileName, chunk]));
  const first = new Set<string>();
  const add = (file: string) => {
    const chunk = chunks.get(file);
    if (!chunk || first.has(file)) return;
    first.add(file);
    for (const style of chunk.viteMetadata?.importedCss ?? []) first.add(style);
    chunk.imports.forEach(add);
  };
  const missing = new Set(asked);
  for (const { fileName, isEntry, facadeModuleId } of chunks.values()) {
    const why = asked.find((module) => module.test(facadeModuleId ?? ''));
    if (why) missing.delete(why);
    if (isEntry || why) add(fileName);
  }
  if (missing.size > 0) throw new Error(`Nothing in the build is ${[...missing].join(' or ')}`);
  return [...first];
}

/** As the server sends it: the compressed file beside it where there is one. */
function sentBytes(file: string): number {
  return statSync(`${file}.br`, { throwIfNoEntry: false })?.size ?? readFileSync(file).length;
}
