import type { LoggerService } from '@nestjs/common';
import { type Logger, pino } from 'pino';

/** Injection token of the log. */
export const LOG = Symbol('Log');

/** JSON lines on standard output. */
export function makeLog(level: string): Logger {
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime });
}

/** Nest's own messages, in the same lines; its start-up chatter only at debug. */
export class NestLog implements LoggerService {
  constructor(private readonly lines: Logger) {}

  log(message: unknown): void {
    this.lines.debug(String(message));
  }

  error(message: unknown, ...rest: unknown[]): void {
    this.lines.error({ detail: rest.map(String) }, String(message));
  }

  warn(message: unknown): void {
    this.lines.warn(String(message));
  }

  debug(message: unknown): void {
    this.lines.debug(String(message));
  }
}
