import { readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';

import type { Plugin, Rolldown } from 'vite';

/** Script and style of the first visit to home as they are sent, in bytes; beyond it the build stops, before the 150 KB of `weigh`. */
const most = 145 * 1024;

/** What a first visit to home asks for besides the entry: its screen, its words (one language) and the live line. */
const asked = [
  /features\/home\/HomePage\.tsx$/,
  /(app|ui|features\/home)\/locales\/en\.json$/,
  /node_modules\/socket\.io-client\//,
];

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
      files = firstFiles(Object.values(bundle));
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
function firstFiles(outputs: readonly (Rolldown.OutputChunk | Rolldown.OutputAsset)[]): string[] {
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
