import { describe, expect, it } from '@jest/globals';

const device = new Map<string, string>();
Object.defineProperty(globalThis, 'localStorage', {
  configurable: true,
  value: {
    getItem: (key: string) => device.get(key) ?? null,
    setItem: (key: string, text: string) => void device.set(key, text),
    removeItem: (key: string) => void device.delete(key),
  },
});
const { keepUnsent, unsentOf } = await import('./unsent.store');

describe('what is written for a step and not sent', () => {
  it('is kept on the device for whoever wrote it, and forgotten once it is sent', () => {
    keepUnsent('dev:run:two', { words: 'Half a sentence', link: '' });
    keepUnsent('tom:run:two', { words: 'Another', link: undefined });
    expect(unsentOf('dev:run:two')).toEqual({ words: 'Half a sentence', link: '' });
    expect(device.get('guildhall-evidence')).toContain('Half a sentence');
    keepUnsent('dev:run:two', {});
    expect(unsentOf('dev:run:two')).toBeUndefined();
    expect(device.get('guildhall-evidence')).not.toContain('Half a sentence');
    expect(unsentOf('tom:run:two')).toMatchObject({ words: 'Another' });
  });
});
