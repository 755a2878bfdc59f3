import react from '@vitejs/plugin-react';
import { defaultClientConditions, defineConfig } from 'vite';

import { fetchHomeEarly, limitFirstLoad } from './first-load.ts';
import { paintFirst } from './paint-first.ts';
import { precompress } from './precompress.ts';

const server = `http://127.0.0.1:${process.env.PORT ?? 3000}`;

function packages(...names: string[]): RegExp {
  return new RegExp(`node_modules[\\\\/](${names.join('|')})[\\\\/]`);
}

/** Our own parts that home needs and nearly every screen uses; one file instead of many small ones. */
const everywhere =
  /client[\\/]src[\\/](lib[\\/](?!forms|people|editor|keeping|media|presence|glossary|talk|waiting|offline|time[\\/]zoned|text[\\/](slug|opening))|ui[\\/](button|card|dialog|icons|layout|notice|pictures|text|toast)[\\/](?![gG]ap|[sS]t(amp|eps)|Prose|initials|Avatar|Pill|AskDialog|CancelButton)|app[\\/](pages[\\/](?!Away)|shell|theme)|features[\\/](home[\\/]Home\.module|badges[\\/]wall-query|challenges[\\/]useChallenges|points[\\/](usePoints|useSeenBy|SeenBy)|settings[\\/](PlayingQuestion|useChangeSettings))).*\.(tsx?|css)$/;

/** In development Vite serves the client and passes the API and the live layer on to the server at PORT. */
export default defineConfig({
  plugins: [react(), fetchHomeEarly(), paintFirst(), precompress(), limitFirstLoad()],
  resolve: { conditions: ['@guildhall/source', ...defaultClientConditions] },
  server: {
    port: 5173,
    proxy: {
      '/api': { target: server },
      '/media': { target: server },
      '/guidance/read': { target: server },
      '/socket.io': { target: server, ws: true },
      '/collaboration': { target: server, ws: true },
    },
  },
  build: {
    outDir: 'dist',
    sourcemap: false,
    // A strict content policy allows no data: fonts or scripts, and small pictures are drawn as SVG components.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        // What loads first names every other file: a letter less in each name is some 150 bytes less at first.
        entryFileNames: 'assets/[name]-[hash:7].js',
        chunkFileNames: 'assets/[name]-[hash:7].js',
        assetFileNames: 'assets/[name]-[hash:7][extname]',
        // Forms and hard widgets come with the screens that need them and never ride along with small shared parts.
        codeSplitting: {
          groups: [
            {
              name: 'framework',
              test: packages(
                'react',
                'react-dom',
                'scheduler',
                'react-router',
                '@tanstack',
                'i18next',
                'react-i18next',
                'zustand',
                'use-sync-external-store',
              ),
              priority: 3,
            },
            { name: 'foundation', test: everywhere, priority: 1 },
            // The editor comes with the first text somebody writes, writing together with the first such document.
            {
              name: 'editor',
              test: packages('@tiptap[\\\\/](?!y-tiptap|extension-collaboration)[a-z-]+', 'marked', 'linkifyjs'),
              priority: 2,
            },
            { name: 'text-engine', test: packages('prosemirror-[a-z-]+'), priority: 3 },
            {
              name: 'together',
              test: packages('yjs', 'lib0', 'y-protocols', 'y-indexeddb', '@hocuspocus', '@tiptap'),
              priority: 1,
            },
            { name: 'forms', test: packages('zod', 'react-hook-form', '@hookform'), priority: 1 },
            {
              name: 'widgets',
              test: packages('react-aria', 'react-aria-components', 'react-stately', '@internationalized'),
              priority: 1,
            },
          ],
        },
      },
    },
  },
});
