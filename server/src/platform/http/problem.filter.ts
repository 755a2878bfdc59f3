import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException } from '@nestjs/common';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';

import { constraintProblem } from '../database/constraint-problems.js';
import { Repeated } from '../database/once.js';
import { hadNoConnection } from '../database/passing-fault.js';
import { Problem, problemBody } from './problem.js';

const NO_CONTENT = 204;
/** Seconds in which a crowd at the database is mostly over. */
const A_MOMENT = 5;

/** Makes any error a problem; what is not known becomes a safe 500 whose cause is only in the log. */
export function toProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  const status = error instanceof HttpException ? error.getStatus() : ((error as FastifyError)?.statusCode ?? 500);
  if (status === 404) return new Problem('not_found', 'There is nothing at this address.');
  if (status === 413) return new Problem('too_large', 'That is larger than we can take. Please send less at once.');
  if (status === 415) return new Problem('unsupported', 'Please send JSON.');
  if (status === 416) return noSuchRange(error as { headers?: Record<string, string> });
  if (status === 429) return new Problem('too_many_requests', 'That was a lot at once. Please try again in a minute.');
  if (status >= 400 && status < 500) return new Problem('invalid', 'We could not read that request.', { cause: error });
  if (hadNoConnection(error)) return busy(error);
  return (
    constraintProblem(error) ??
    new Problem('trouble', 'Something went wrong on our side. Nothing was changed. Please try again.', { cause: error })
  );
}

/** The files' own error knows how long the file is. */
function noSuchRange({ headers }: { headers?: Record<string, string> }): Problem {
  const contentRange = headers?.['Content-Range'];
  const detail = 'This file is shorter than the part that was asked for. Please ask for less, or for all of it.';
  return new Problem('no_such_range', detail, contentRange ? { contentRange } : {});
}

function busy(cause: unknown): Problem {
  const detail = 'A lot is asked of us right now. Nothing was changed. Please try again in a moment.';
  return new Problem('unavailable', detail, { cause, retryAfter: A_MOMENT });
}

/** Answers every error of every route as problem+json; a repeated request gets its first answer. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  catch(error: unknown, host: ArgumentsHost): void {
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    if (error instanceof Repeated) {
      sendAgain(error.answer, request, reply);
      return;
    }
    sendProblem(toProblem(error), request, reply);
  }
}

function sendAgain(answer: unknown, { succeedsWith = 200 }: FastifyRequest, reply: FastifyReply): void {
  void reply.status(succeedsWith).header('idempotent-replay', 'true');
  void (succeedsWith === NO_CONTENT ? reply.send() : reply.send(answer));
}

export function sendProblem(problem: Problem, request: FastifyRequest, reply: FastifyReply): void {
  if (problem.status >= 500) request.log.error({ err: problem.cause ?? problem }, 'trouble');
  if (problem.retryAfter !== undefined) void reply.header('retry-after', problem.retryAfter);
  if (problem.contentRange !== undefined) void reply.header('content-range', problem.contentRange);
  void reply.status(problem.status).type('application/problem+json').send(problemBody(problem, request.id));
}
