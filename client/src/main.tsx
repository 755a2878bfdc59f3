import './app/theme/fonts.css';
import './app/theme/tokens.css';
import './app/theme/base.css';

import { StrictMode, startTransition } from 'react';
import { createRoot } from 'react-dom/client';

import { App } from './app/App';
import { away } from './app/pages/TroublePage';
import { readFirst } from './app/read-first';
import { fetchScreen } from './app/routes';
import { NoAnswer } from './lib/api/problem';
import { queryClient } from './lib/api/query-client';
import { startI18n } from './lib/i18n/i18n';
import { meKey, meQuery } from './lib/me/useMe';
import { showPreferences } from './lib/preferences/preferences.store';

/** So long the opening stands at most while the first screen, its reader and what it shows are asked for; milliseconds. */
const longestOpening = 2_000;
/** The first screen goes before what is only for when there is no connection; milliseconds. */
const keepAfter = 3_000;

/** What is for when there is no connection: of a built application, and only where nobody in between could change it. */
const offline = import.meta.env.PROD && 'serviceWorker' in navigator ? () => import('./lib/offline/reads') : null;

showPreferences(document.documentElement);
const reader = navigator.onLine ? firstAnswer() : asBefore();
const words = startI18n();
const screen = fetchScreen(location.pathname);
await words;
await Promise.race([readFirst(queryClient, reader, screen), new Promise((done) => setTimeout(done, longestOpening))]);

/** The reader; or what was read last, as soon as the first asking had no answer: what follows takes seconds. */
function firstAnswer(): Promise<void> {
  let stop = () => {};
  const unanswered = new Promise<void>((done) => {
    stop = queryClient.getQueryCache().subscribe(({ query: { queryKey, state } }) => {
      if (queryKey[0] === meKey[0] && state.fetchFailureReason instanceof NoAnswer) done();
    });
  }).then(asBefore);
  return Promise.race([queryClient.prefetchQuery(meQuery), unanswered]).finally(() => stop());
}

/** What was read last, where no answer comes. */
async function asBefore(): Promise<void> {
  await offline?.().then(
    ({ showKeptReads }) => showKeptReads(queryClient),
    () => undefined,
  );
}

const root = document.getElementById('root');
if (!root) throw new Error('No root element');
// Drawn in slices, so that a slow phone answers to touch meanwhile.
startTransition(() =>
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  ),
);

if (offline) setTimeout(() => void offline().then(({ start }) => start(queryClient, away)), keepAfter);
