import { setTimeout as wait } from 'node:timers/promises';

import * as Y from 'yjs';

import type { Outcome } from './run.ts';
import { type Child, startChild } from './support/child.ts';
import { startDatabases } from './support/database.ts';
import { Crowd, Editor } from './support/editors.ts';
import { median, percentile, round } from './support/figures.ts';
import { longDocument, type Stroke, strokesOf, Typist } from './support/session.ts';

const STROKES = 50_000;
/** At the pace of people: keystrokes a second each, and for how long. */
const PACE = { perSecond: 20, seconds: 3 };
/** Then as fast as they are acknowledged, until the session is played or, on a busy machine, this long; milliseconds. */
const RUSH_MS = 6_000;
const CROWDS = [2, 20];
const LONG_WORDS = 100_000;
const OPENINGS = 3;
/** While the server is stopped, this long nothing may arrive; milliseconds. */
const STOPPED_MS = 400;

interface Side {
  name: 'ours' | 'bare';
  child: Child;
  url: string;
  cookies: string[];
  /** Makes a document with this content; gives its name. */
  make: (content?: Uint8Array) => Promise<string>;
}

/** One session of 50,000 keystrokes by 2 and by 20 people, stored before it is shown, beside a Hocuspocus that stores nothing. */
export default async function coauthor(): Promise<Outcome> {
  const sides = await startSides();
  const figures: Record<string, number> = {};
  const ratios: number[] = [];
  for (const people of CROWDS) {
    const rates: Record<string, number> = {};
    for (const side of sides) {
      const { latencies, edits, rate } = await session(side, people);
      figures[`${side.name}P50MsOf${people}`] = median(latencies);
      figures[`${side.name}P99MsOf${people}`] = percentile(latencies, 0.99);
      figures[`${side.name}EditsOf${people}`] = edits;
      figures[`${side.name}EditsASecondOf${people}`] = Math.round(rate);
      rates[side.name] = rate;
    }
    ratios.push(rates['ours']! / rates['bare']!);
    figures[`ratioOf${people}`] = round(ratios.at(-1)!, 3);
  }
  const long = Y.encodeStateAsUpdate(longDocument(LONG_WORDS));
  for (const side of sides) figures[`${side.name}OpensLongMs`] = await opening(side, long);
  return { bench: 'coauthor', ratio: round(Math.min(...ratios), 3), ...figures };
}

async function startSides(): Promise<Side[]> {
  const databases = await startDatabases();
  const database = await databases.copy('coauthor');
  const [ours, bare] = [startChild('ours'), startChild('bare')];
  const url = await ours.ask<string>('start', { url: database });
  const { cookies, organisationId } = await ours.ask<{ cookies: string[]; organisationId: string }>('prepare', {
    teams: 3,
    signedIn: Math.max(...CROWDS),
  });
  const base64 = (content?: Uint8Array) => content && Buffer.from(content).toString('base64');
  return [
    {
      name: 'ours',
      child: ours,
      url: `${url.replace('http', 'ws')}/collaboration`,
      cookies,
      make: (content) => ours.ask('document', { organisationId, content: base64(content) }),
    },
    {
      name: 'bare',
      child: bare,
      url: await bare.ask<string>('relay'),
      cookies: [],
      make: (content) => bare.ask('document', { content: base64(content) }),
    },
  ];
}

async function session(side: Side, people: number): Promise<{ latencies: number[]; edits: number; rate: number }> {
  const name = await side.make();
  const crowd = new Crowd();
  for (let nth = 0; nth < people; nth++) {
    const cookie = side.cookies[nth];
    crowd.editors.push(await Editor.open(side.url, name, { crowd, ...(cookie ? { cookie } : {}) }));
  }
  const typists = crowd.editors.map(({ doc }, nth) => new Typist(doc, nth));
  const parts = crowd.editors.map((_, nth) => strokesOf(nth, STROKES / people));
  const paced = PACE.perSecond * PACE.seconds;
  await atPace(
    typists,
    parts.map((strokes) => strokes.slice(0, paced)),
  );
  await crowd.settled();
  const latencies = [...crowd.latencies];
  await holdsWhileStopped(side.child, crowd, typists);
  const [before, start] = [sentBy(crowd), performance.now()];
  const end = start + RUSH_MS;
  await Promise.all(crowd.editors.map((editor, nth) => editor.rush(typists[nth]!, parts[nth]!.slice(paced), end)));
  await crowd.settled();
  const edits = sentBy(crowd) - before;
  const rate = (edits * 1000) / (performance.now() - start);
  await Promise.all(crowd.editors.map((editor) => editor.close()));
  return { latencies, edits, rate };
}

const sentBy = (crowd: Crowd) => crowd.editors.reduce((sum, { sent }) => sum + sent, 0);

/** Everybody types at once, each keystroke at its own time. */
async function atPace(typists: Typist[], parts: Stroke[][]): Promise<void> {
  const gap = 1000 / PACE.perSecond;
  await Promise.all(
    typists.map(async (typist, nth) => {
      await wait((gap * nth) / typists.length);
      const start = performance.now();
      for (const [at, stroke] of parts[nth]!.entries()) {
        typist.play(stroke);
        await wait(Math.max(0, start + (at + 1) * gap - performance.now()));
      }
    }),
  );
}

/** With the server stopped no edit may arrive, or something else than the server brought it. */
async function holdsWhileStopped(child: Child, crowd: Crowd, typists: Typist[]): Promise<void> {
  const [writer, reader] = crowd.editors as [Editor, Editor];
  const seen = () => Y.getState(reader.doc.store, writer.doc.clientID);
  child.signal('SIGSTOP');
  const before = seen();
  typists[0]!.play({ type: 'z' });
  await wait(STOPPED_MS);
  const arrived = seen() - before;
  child.signal('SIGCONT');
  if (arrived > 0) throw new Error('An edit arrived although the server was stopped.');
  await crowd.settled();
}

/** Milliseconds until a document of 100,000 words that nobody has open is on a screen. */
async function opening(side: Side, content: Uint8Array): Promise<number> {
  const took: number[] = [];
  for (let nth = 0; nth < OPENINGS; nth++) {
    const name = await side.make(content);
    const start = performance.now();
    const cookie = side.cookies[0];
    const editor = await Editor.open(side.url, name, { crowd: new Crowd(), ...(cookie ? { cookie } : {}) });
    took.push(performance.now() - start);
    await editor.close();
  }
  return median(took);
}
