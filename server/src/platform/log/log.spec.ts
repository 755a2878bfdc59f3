import { expect, it } from '@jest/globals';
import { pino } from 'pino';

import { consoleInto } from './log.js';

it('[log/console] what libraries print becomes lines of the log, and an expected refusal is no error', () => {
  const lines: { level: number; msg: string }[] = [];
  const log = pino({ level: 'debug' }, { write: (line: string) => void lines.push(JSON.parse(line)) });
  const giveBack = consoleInto(log);
  try {
    console.error('closing connection %s', 'abc', { code: 4403, reason: 'refused' });
    console.error(Object.assign(new Error('no room'), { code: 1013 }));
    console.warn('too many documents');
  } finally {
    giveBack();
  }
  expect(lines.map(({ level }) => pino.levels.labels[level])).toEqual(['debug', 'error', 'warn']);
  expect(lines[0]!.msg).toContain('closing connection abc');
  expect(lines[1]!.msg).toContain('no room');
});
