import { beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';

const network = new EventTarget();
const heard: Record<string, (reason?: string) => void> = {};
const socket = {
  connected: false,
  io: { engine: { transport: { name: 'websocket' } }, opts: { transports: [] as string[] }, timeout: () => undefined },
  on: (event: string, hear: () => void) => void (heard[event] = hear),
  off: () => socket,
  emit: jest.fn(),
  connect: jest.fn(),
  disconnect: jest.fn(() => socket),
};
const io = jest.fn(() => socket);
jest.unstable_mockModule('socket.io-client', () => ({ io }));
jest.useFakeTimers();
const { live } = await import('./connection');
const running = jest.getTimerCount();
jest.useRealTimers();
const { connection } = await import('./connection.store');

function lineIs(there: boolean): void {
  Object.defineProperty(navigator, 'onLine', { value: there, configurable: true });
  network.dispatchEvent(new Event(there ? 'online' : 'offline'));
}

const settled = () => new Promise((done) => setImmediate(done));

beforeAll(() => {
  Object.assign(globalThis, {
    window: globalThis,
    requestIdleCallback: (open: () => void) => open(),
    addEventListener: network.addEventListener.bind(network),
  });
  live.screenDrawn();
});
beforeEach(async () => {
  live.stop();
  await settled();
  jest.clearAllMocks();
  socket.connected = false;
});

describe('the connection of a tab', () => {
  it('leaves nothing running where nobody opens it', () => {
    expect(running).toBe(0);
  });

  it('waits for a line before it fetches what connects', async () => {
    lineIs(false);
    const opened = live.open();
    await settled();
    expect(io).not.toHaveBeenCalled();
    expect(connection.getState()).toMatchObject({ state: 'lost' });
    lineIs(true);
    await opened;
    expect(io).toHaveBeenCalledTimes(1);
  });

  it('is tried anew as soon as the line is there again, and left alone where it stands', async () => {
    lineIs(true);
    await live.open();
    lineIs(false);
    lineIs(true);
    await settled();
    expect(socket.disconnect).toHaveBeenCalledTimes(1);
    expect(socket.connect).toHaveBeenCalledTimes(1);
    socket.connected = true;
    lineIs(true);
    await settled();
    expect(socket.connect).toHaveBeenCalledTimes(1);
  });

  it('polls for five minutes where WebSockets are cut time and again, and then tries one', async () => {
    lineIs(true);
    await live.open();
    jest.useFakeTimers();
    socket.connected = true;
    for (let cut = 0; cut < 3; cut += 1) {
      heard['connect']!();
      heard['disconnect']!('transport close');
    }
    heard['connect']!();
    jest.advanceTimersByTime(5 * 60_000 - 1);
    expect(socket.disconnect).not.toHaveBeenCalled();
    expect(socket.io.opts.transports).toEqual(['polling']);
    jest.advanceTimersByTime(1);
    jest.useRealTimers();
    expect(socket.disconnect).toHaveBeenCalledTimes(1);
    expect(socket.io.opts.transports).toContain('websocket');
  });
});
