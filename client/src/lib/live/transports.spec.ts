import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';

import { Transports } from './transports';

let transports: Transports;
beforeEach(() => {
  jest.useFakeTimers();
  transports = new Transports();
});
afterEach(() => void jest.useRealTimers());

/** A WebSocket is open for so many seconds, then it is lost. */
function lostAfter(seconds: number, cut = true): void {
  transports.opened();
  jest.advanceTimersByTime(seconds * 1000);
  transports.lost('websocket', cut);
}

describe('the next attempt to connect', () => {
  it('begins with the other transport when one failed or did not hold, and with the same when it held', () => {
    expect(transports.next.transports[0]).toBe('websocket');
    transports.failed();
    expect(transports.next.transports[0]).toBe('polling');
    lostAfter(11);
    expect(transports.next.transports[0]).toBe('websocket');
    lostAfter(9);
    expect(transports.next.transports).toEqual(['polling', 'websocket']);
  });

  it('is by polling alone once three WebSockets were cut within a minute', () => {
    for (let nth = 0; nth < 3; nth += 1) lostAfter(15);
    expect(transports.next.transports).toEqual(['polling']);
    transports.failed();
    expect(transports.afresh().transports).toEqual(['polling']);
  });

  it('may be by WebSocket again five minutes later, and after twice as long each time, up to an hour', () => {
    for (const minutes of [5, 10, 20, 40, 60, 60]) {
      for (let nth = 0; nth < 3; nth += 1) lostAfter(15);
      expect(transports.paused).toBe(minutes * 60_000);
      jest.advanceTimersByTime(minutes * 60_000 - 1);
      expect(transports.next.transports).toEqual(['polling']);
      jest.advanceTimersByTime(1);
      expect(transports.next.transports).toContain('websocket');
    }
    lostAfter(90, false);
    for (let nth = 0; nth < 3; nth += 1) lostAfter(15);
    expect(transports.paused).toBe(5 * 60_000);
  });

  it('is not by what was cut now and then, or lost with the line', () => {
    for (let nth = 0; nth < 9; nth += 1) lostAfter(40);
    for (let nth = 0; nth < 9; nth += 1) lostAfter(15, false);
    expect(transports.next.transports).toEqual(['websocket', 'polling']);
  });
});
