import { describe, expect, it } from '@jest/globals';
import { pino } from 'pino';
import { QueryFailedError } from 'typeorm';

import { consoleInto, makeLog, NestLog } from './log.js';

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

describe('[log/errors] a line helps to find the fault and holds nothing that people wrote', () => {
  /** As the driver tells that a row was refused, with the row in it. */
  const refusedRow = () => {
    const fault = Object.assign(new Error('null value in row (whispered title)'), {
      severity: 'ERROR',
      code: '23502',
      detail: 'Failing row contains (whispered title).',
      where: 'COPY practice, line 1: "whispered title"',
      table: 'practice',
      column: 'body',
      routine: 'ExecConstraints',
    });
    return new QueryFailedError('insert into practice values ($1)', ['whispered title'], fault);
  };
  const linesOf = (say: (log: pino.Logger) => void): { err?: Record<string, unknown>; msg: string }[] => {
    const lines: string[] = [];
    say(makeLog('info', { write: (line) => void lines.push(line) }));
    expect(lines.join('')).not.toContain('whispered');
    return lines.map((line) => JSON.parse(line));
  };

  it('where the database refused, what and where, of its cause as well', () => {
    const [line, outer] = linesOf((log) => {
      log.error({ err: refusedRow() }, 'trouble');
      log.error({ err: new Error('could not be saved', { cause: refusedRow() }) }, 'trouble');
    });
    const told = {
      type: 'QueryFailedError',
      code: '23502',
      database: { table: 'practice', column: 'body', routine: 'ExecConstraints' },
      stack: expect.stringContaining('log.spec.ts'),
    };
    expect(line!.err).toEqual(told);
    expect(outer!.err).toMatchObject({ type: 'Error', message: 'could not be saved', cause: told });
  });

  it('what could not be read as JSON is not quoted', () => {
    const [line] = linesOf((log) => {
      try {
        JSON.parse('whispered title');
      } catch (error) {
        log.warn({ err: error }, 'trouble');
      }
    });
    expect(line!.err).toMatchObject({ type: 'SyntaxError' });
  });

  it('nor is it by what libraries and Nest print', () => {
    const [printed, nest] = linesOf((log) => {
      const giveBack = consoleInto(log);
      console.error(refusedRow());
      giveBack();
      new NestLog(log).error(refusedRow());
    });
    expect(printed!.msg).toContain('23502');
    expect(nest!.err).toMatchObject({ code: '23502' });
  });
});
