import { type FieldError, type ProblemBody, type ProblemCode, problemStatus } from '@guildhall/shared/platform/problem';

/** A refusal: thrown by commands and queries, made into problem+json or a socket acknowledgement by `problemBody`. */
export class Problem extends Error {
  readonly errors: FieldError[] | undefined;
  /** Seconds after which it is worth asking again, where that is known. */
  readonly retryAfter: number | undefined;
  /** How much there is, where a part was asked for that is not there: as the header says it. */
  readonly contentRange: string | undefined;

  constructor(
    readonly code: ProblemCode,
    /** One plain sentence for the person: what happened and what to do. */
    detail: string,
    options: { errors?: FieldError[]; cause?: unknown; retryAfter?: number; contentRange?: string } = {},
  ) {
    super(detail, options.cause === undefined ? undefined : { cause: options.cause });
    this.errors = options.errors;
    this.retryAfter = options.retryAfter;
    this.contentRange = options.contentRange;
  }

  get status(): number {
    return problemStatus[this.code];
  }
}

/** A refusal of one field, `code` translating as `validation.<code>`. */
export function fieldProblem(field: string, code: string, message: string, params?: FieldError['params']): Problem {
  return new Problem('invalid', message, { errors: [{ field, code, message, ...(params ? { params } : {}) }] });
}

const titles: Record<ProblemCode, string> = {
  invalid: 'Please check what you sent',
  sign_in_needed: 'Please sign in',
  sign_in_refused: 'That sign-in did not work',
  not_allowed: 'This is not open to you',
  wrong_origin: 'This came from another site',
  not_found: 'We could not find that',
  conflict: 'That does not fit with what is here',
  changed_meanwhile: 'Somebody changed this meanwhile',
  not_in_this_state: 'This cannot be done right now',
  already_done: 'This has been done already',
  key_reused: 'This key came with another request',
  too_large: 'That is too large',
  unsupported: 'We cannot read this format',
  no_such_range: 'There is no such part',
  too_many_requests: 'Please wait a little',
  trouble: 'Something went wrong on our side',
  unavailable: 'We are away for a moment',
};

/** The RFC 9457 body of a problem. */
export function problemBody(problem: Problem, requestId?: string): ProblemBody {
  return {
    type: `/api/problems#${problem.code}`,
    title: titles[problem.code],
    status: problem.status,
    code: problem.code,
    detail: problem.message,
    ...(problem.errors ? { errors: problem.errors } : {}),
    ...(requestId ? { requestId } : {}),
  };
}
