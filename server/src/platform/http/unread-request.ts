import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';

import { Problem, problemBody } from './problem.js';

const tooLarge = new Problem('too_large', 'The headers of that request are larger than we can take.');
const tooSlow = new Problem('invalid', 'That request took too long to arrive. Please send it again.');
const unreadable = new Problem('invalid', 'We could not read that request.');

/** Answers what is refused before it is a request, and ends its connection: what follows on it cannot be told apart. */
export function refuseUnread({ code }: { code?: string }, socket: Socket): void {
  if (code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const { status, problem } = refusalOf(code);
  const body = JSON.stringify({ ...problemBody(problem), status });
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    'Content-Type: application/problem+json; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Cache-Control: no-store',
    'Connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`, () => socket.destroy());
}

function refusalOf(code: string | undefined): { status: number; problem: Problem } {
  if (code === 'HPE_HEADER_OVERFLOW') return { status: 431, problem: tooLarge };
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return { status: 408, problem: tooSlow };
  return { status: 400, problem: unreadable };
}
