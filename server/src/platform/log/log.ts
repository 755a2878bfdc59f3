import { format } from 'node:util';

import type { LoggerService } from '@nestjs/common';
import { type DestinationStream, type Logger, pino } from 'pino';

import { errorLine } from './error-line.js';

/** Injection token of the log. */
export const LOG = Symbol('Log');

/** JSON lines on standard output, or wherever `to` takes them. */
export function makeLog(level: string, to: DestinationStream = pino.destination(1)): Logger {
  const serializers = { err: errorLine };
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime, serializers }, to);
}

/**
 * Libraries that print to the console: their words become lines of the log, at debug where all they say is that somebody
 * was refused or asked to come again, as happens every day. Call what it gives to have the console back.
 */
export function consoleInto(log: Logger): () => void {
  const { error, warn } = console;
  const line = (level: 'error' | 'warn') => {
    return (...words: unknown[]) =>
      log[words.some(isRefusal) ? 'debug' : level]({ from: 'console' }, format(...words.map(safe)));
  };
  Object.assign(console, { error: line('error'), warn: line('warn') });
  return () => void Object.assign(console, { error, warn });
}

/** Printing an error whole would print what it carries. */
function safe(word: unknown): unknown {
  return word instanceof Error ? errorLine(word) : word;
}

/** A WebSocket's close with its code, thrown to end a connection; errors that merely have a code are none. */
function isRefusal(thrown: unknown): boolean {
  if (typeof thrown !== 'object' || thrown === null || thrown instanceof Error || !('code' in thrown)) return false;
  return typeof thrown.code === 'number' && thrown.code >= 1000 && thrown.code < 5000;
}

/** Nest's own messages, in the same lines; its start-up chatter only at debug. */
export class NestLog implements LoggerService {
  constructor(private readonly lines: Logger) {}

  log(message: unknown): void {
    this.lines.debug(String(message));
  }

  error(message: unknown, ...rest: unknown[]): void {
    if (message instanceof Error) this.lines.error({ err: message }, 'nest');
    else this.lines.error({ detail: rest.map(String) }, String(message));
  }

  warn(message: unknown): void {
    this.lines.warn(String(message));
  }

  debug(message: unknown): void {
    this.lines.debug(String(message));
  }
}
