import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import {
  after,
  type Happening,
  isDue,
  type Keeping,
  type OnDevice,
  opened,
  resumed,
  standingOf,
  toKeep,
} from './keeping';

const same = (one: string, other: string) => one === other;
const step = (keeping: Keeping<string>, ...happenings: Happening<string>[]) =>
  happenings.reduce((now, happening) => after(now, happening, same), keeping);
const base = (version: number) => ({ id: 'p', version });
const typed = (text: string, at: number) => ({ what: 'typed', text, at }) as const;

describe('a text that is saved while it is typed', () => {
  it('[keeping/rest] is sent when typing rests, and every five seconds when it does not', () => {
    const once = step(opened('', base(1)), typed('a', 1000));
    expect([isDue(once, 1900), isDue(once, 2000)]).toEqual([false, true]);
    const busy = step(once, ...[1900, 2800, 3700, 4600, 5500].map((at) => typed(`a${at}`, at)));
    expect([isDue(busy, 5900), isDue(busy, 6000)]).toEqual([false, true]);
  });

  it('[keeping/one] is sent once at a time, and what is typed meanwhile follows', () => {
    const sending = step(opened('', base(1)), typed('a', 0), { what: 'sending' }, typed('ab', 10));
    expect(isDue(sending, 60_000)).toBe(false);
    const stored = step(sending, { what: 'stored', base: base(2), at: 20 });
    expect(toKeep(stored)).toEqual({ text: 'ab', base: base(2), unsure: [] });
    expect([isDue(stored, 20), isDue(stored, 1020)]).toEqual([false, true]);
  });

  it('[keeping/honest] says saved only when the server has every word', () => {
    const writing = step(opened('', base(1)), typed('a', 0));
    expect(standingOf(opened('', base(1)))).toBe('untouched');
    expect(standingOf(writing)).toBe('saving');
    const away = step(writing, { what: 'sending' }, { what: 'unanswered', at: 5 });
    expect(standingOf(away)).toBe('device');
    expect(standingOf(step(away, typed('ab', 6)))).toBe('device');
    expect(isDue(step(away, { what: 'connected', at: 7 }), 7)).toBe(true);
    expect(standingOf(step(away, { what: 'sending' }, { what: 'stored', base: base(2), at: 9 }))).toBe('saved');
    const refused = step(writing, { what: 'sending' }, { what: 'refused' });
    expect([standingOf(refused), isDue(refused, 60_000)]).toEqual(['refused', false]);
    expect(isDue(step(refused, typed('b', 60_000)), 61_000)).toBe(true);
  });

  it('[keeping/others] waits for the person when somebody else saved, and keeps their words on the device', () => {
    const found = { text: 'theirs', base: base(2) };
    const clash = step(opened('', base(1)), typed('mine', 0), { what: 'sending' }, { what: 'changed', found, at: 5 });
    expect([standingOf(clash), isDue(clash, 60_000)]).toEqual(['changed', false]);
    expect(toKeep(step(clash, typed('mine, too', 9)))).toMatchObject({ text: 'mine, too', base: base(1) });
  });
});

/** A server, a line that breaks, a colleague and a browser that is closed now and then. */
class World {
  server = { text: 'first', version: 1 };
  device: OnDevice<string> | null = null;
  keeping = opened('first', base(1));
  last = 'first';
  clock = 0;
  private readonly mine = new Set(['first']);

  happen(happening: Happening<string>): void {
    this.keeping = after(this.keeping, happening, same);
    this.device = toKeep(this.keeping);
  }

  type(words: string): void {
    this.last = words;
    this.happen({ what: 'typed', text: words, at: this.clock });
  }

  colleague(words: string): void {
    this.server = { text: words, version: this.server.version + 1 };
  }

  /** The page is closed and opened again; what was under way may still arrive. */
  reload(): void {
    if (this.keeping.trouble?.why === 'changed') return;
    const held = this.device;
    this.keeping = held ? resumed(held, this.clock) : opened(this.server.text, base(this.server.version));
    if (!held) this.last = this.server.text;
    this.mine.add(this.keeping.text);
  }

  /** Sends what is due over a line that loses the question, the answer, or nothing. */
  tick(line: 'fine' | 'question-lost' | 'answer-lost' | 'closed-meanwhile'): void {
    this.clock += 10_000;
    if (!isDue(this.keeping, this.clock)) return;
    this.happen({ what: 'sending' });
    const { text, version } = { text: this.keeping.text, version: this.keeping.base!.version };
    const answer = line === 'question-lost' ? null : this.save(text, version);
    if (line === 'closed-meanwhile') this.reload();
    else if (line !== 'fine' || !answer) this.happen({ what: 'unanswered', at: this.clock });
    else if (answer === 'changed')
      this.happen({
        what: 'changed',
        found: { text: this.server.text, base: base(this.server.version) },
        at: this.clock,
      });
    else this.happen({ what: 'stored', base: base(this.server.version), at: this.clock });
  }

  private save(text: string, version: number): 'stored' | 'changed' {
    if (this.server.text === text) return 'stored';
    if (this.server.version !== version) return 'changed';
    // Whatever is written over is a text of ours, or one that we have seen.
    expect(this.mine.has(this.server.text)).toBe(true);
    this.mine.add(text);
    this.server = { text, version: version + 1 };
    return 'stored';
  }

  saw(): void {
    this.mine.add(this.server.text);
  }
}

describe('whatever the line does', () => {
  const happenings = fc.array(
    fc.oneof(
      { weight: 5, arbitrary: fc.record({ do: fc.constant('type' as const) }) },
      {
        weight: 5,
        arbitrary: fc.record({
          do: fc.constant('tick' as const),
          line: fc.constantFrom(
            'fine' as const,
            'question-lost' as const,
            'answer-lost' as const,
            'closed-meanwhile' as const,
          ),
        }),
      },
      { weight: 1, arbitrary: fc.record({ do: fc.constant('reload' as const) }) },
      { weight: 1, arbitrary: fc.record({ do: fc.constant('colleague' as const) }) },
    ),
    { maxLength: 40 },
  );

  it('[keeping/lossless] no word is lost, and nobody’s words are written over unseen', () => {
    fc.assert(
      fc.property(happenings, (all) => {
        const world = new World();
        let colleagueWrote = false;
        all.forEach((happening, nth) => {
          if (happening.do === 'type') world.type(`mine ${nth}`);
          if (happening.do === 'tick') world.tick(happening.line);
          if (happening.do === 'reload') world.reload();
          if (happening.do === 'colleague') {
            world.colleague(`theirs ${nth}`);
            colleagueWrote = true;
          }
          if (happening.do === 'reload' && !world.device) world.saw();
          // At every moment the last words are on the server or on the device.
          expect([world.server.text, world.device?.text]).toContain(
            world.device || !colleagueWrote ? world.last : world.server.text,
          );
        });
        for (let nth = 0; nth < 4; nth++) world.tick('fine');
        const standing = standingOf(world.keeping);
        if (standing === 'changed') {
          expect(colleagueWrote).toBe(true);
          expect(world.device?.text).toBe(world.last);
          expect(world.server.text).toMatch(/^theirs/);
        } else {
          expect(world.device).toBeNull();
          if (!colleagueWrote) expect(world.server.text).toBe(world.last);
        }
      }),
      { numRuns: 1500, seed: 20_261_126 },
    );
  });
});
