import type { Outcome } from './run.ts';
import type { Prepared } from './servers/ours.ts';
import { startChild } from './support/child.ts';
import { startDatabases } from './support/database.ts';
import { median, percentile, round } from './support/figures.ts';
import { Watchers } from './support/watchers.ts';

const ROUNDS = 25;
const WARM_UP = 5;
/** Longer than the pause between two messages on one topic, which is part of the product. */
const PAUSE_MS = 150;

interface Sent {
  at: number;
}

/** One board change to 1,000 and 5,000 watching sockets, beside a bare socket.io broadcast of the same bytes. */
export default async function fanout(): Promise<Outcome> {
  const databases = await startDatabases();
  const url = await databases.copy('fanout');
  const [ours, bare] = [startChild('ours'), startChild('bare')];
  const ourUrl = await ours.ask<string>('start', { url });
  const { boardId, cookies } = await ours.ask<Prepared>('prepare', { teams: 20, signedIn: 1 });
  const bareUrl = await bare.ask<string>('live');
  const { change } = await ours.ask<{ change: unknown }>('changeBoard', boardId);

  const figures: Record<string, number> = {};
  const [ourWatchers, bareWatchers] = [new Watchers(), new Watchers()];
  let opened = 0;
  let ratio = 1;
  for (const count of [1_000, 5_000]) {
    await ourWatchers.open(ourUrl, `board:${boardId}`, { count: count - opened, cookie: cookies[0]! });
    await bareWatchers.open(bareUrl, 'everyone', { count: count - opened });
    opened = count;
    const took: Record<'ours' | 'bare', number[]> = { ours: [], bare: [] };
    const sides = [
      {
        name: 'ours' as const,
        watchers: ourWatchers,
        send: () => ours.ask<Sent>('changeBoard', boardId).then(({ at }) => at),
      },
      { name: 'bare' as const, watchers: bareWatchers, send: () => bare.ask<number>('broadcast', change) },
    ];
    for (let nth = 0; nth < WARM_UP + ROUNDS; nth++) {
      for (const { name, watchers, send } of sides) {
        const heard = watchers.allHear();
        const at = await send();
        const milliseconds = (await heard) - at;
        if (nth >= WARM_UP) took[name].push(milliseconds);
        await new Promise((done) => setTimeout(done, PAUSE_MS));
      }
    }
    for (const name of ['ours', 'bare'] as const) {
      figures[`${name}P50MsTo${count}`] = median(took[name]);
      figures[`${name}P99MsTo${count}`] = percentile(took[name], 0.99);
    }
    figures[`ratioTo${count}`] = round(median(took.bare) / median(took.ours), 3);
    ratio = Math.min(ratio, figures[`ratioTo${count}`]!);
  }
  await Promise.all([ourWatchers.close(), bareWatchers.close()]);
  return { bench: 'fanout', ratio, ...figures };
}
