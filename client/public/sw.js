/*
 * Gives the application without a connection: its page, scripts, styles and fonts. Nothing that somebody reads in it passes
 * through here. With a connection the page comes from the server each time, so a new build is there at once.
 */
const shell = 'guildhall-shell';
const page = '/';
const asset = /^\/(assets\/.*|theme\.js|favicon\.svg)$/;
/** What the server answers by itself, without the application. */
const otherPages = /^\/(api|media|socket\.io|collaboration|health|metrics|guidance\/read)(\/|$)/;

self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));
self.addEventListener('message', (event) => event.waitUntil(keep(event.data.files)));
self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== location.origin) return;
  if (request.mode === 'navigate') {
    if (!otherPages.test(pathname)) event.respondWith(pageFor(request));
  } else if (asset.test(pathname)) event.respondWith(pathname.startsWith('/assets/') ? kept(request) : newest(request));
});

/** Keeps what the first page had loaded before this was there. */
async function keep(files) {
  const cache = await caches.open(shell);
  await keepPage(cache, await fetch(page));
  for (const file of files) if (!(await cache.match(file))) await cache.add(file).catch(() => undefined);
}

async function pageFor(request) {
  const cache = await caches.open(shell);
  const answer = await fetch(request).catch(() => null);
  if (!answer) return (await cache.match(page)) ?? Response.error();
  // A device without room shows what came, and keeps what it has.
  await keepPage(cache, answer.clone()).catch(() => undefined);
  return answer;
}

/** Of an earlier build nothing is asked for any more. A file that is opened by itself, and trouble of the server, are no page. */
async function keepPage(cache, answer) {
  if (!answer.ok || !answer.headers.get('content-type')?.startsWith('text/html')) return;
  const before = await cache.match(page);
  const isNew = (await before?.text()) !== (await answer.clone().text());
  if (!isNew) return;
  await cache.put(page, answer);
  for (const file of await cache.keys()) if (new URL(file.url).pathname !== page) await cache.delete(file);
}

/** The name of a built file changes with what is in it. */
async function kept(request) {
  const cache = await caches.open(shell);
  return (await cache.match(request.url)) ?? fetched(cache, request);
}

async function newest(request) {
  const cache = await caches.open(shell);
  return fetched(cache, request).catch(async (lost) => {
    const before = await cache.match(request.url);
    if (!before) throw lost;
    return before;
  });
}

async function fetched(cache, request) {
  const answer = await fetch(request);
  if (answer.ok) await cache.put(request.url, answer.clone()).catch(() => undefined);
  return answer;
}
