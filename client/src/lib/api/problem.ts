import type { FieldError, ProblemBody, ProblemCode } from '@guildhall/shared/platform/problem';

/** A refusal of the server. Screens show `app:problem.<code>` and, in forms, `app:validation.<code>` at each field. */
export class ApiProblem extends Error {
  readonly code: ProblemCode;
  readonly status: number;
  readonly detail: string;
  readonly errors: readonly FieldError[];
  readonly requestId: string | undefined;

  constructor(
    body: ProblemBody,
    /** Seconds after which it is worth asking again, where the server says so. */
    readonly retryAfter?: number,
  ) {
    super(`${body.code}: ${body.detail}`);
    this.name = 'ApiProblem';
    this.code = body.code;
    this.status = body.status;
    this.detail = body.detail;
    this.errors = body.errors ?? [];
    this.requestId = body.requestId;
  }
}

/** No answer came: the connection is gone or the server cannot be reached. Nothing is known about the outcome. */
export class NoAnswer extends Error {
  constructor(options?: ErrorOptions) {
    super('No answer from the server', options);
    this.name = 'NoAnswer';
  }
}

const codeOfStatus: Partial<Record<number, ProblemCode>> = {
  401: 'sign_in_needed',
  403: 'not_allowed',
  404: 'not_found',
  413: 'too_large',
  429: 'too_many_requests',
  502: 'unavailable',
  503: 'unavailable',
  504: 'unavailable',
};

/** Reads problem+json; an answer of something in between (a proxy's page) becomes the nearest problem. */
export async function problemOf(response: Response): Promise<ApiProblem> {
  const kind = response.headers.get('content-type') ?? '';
  // A proxy may give a date instead, which is no number.
  const retryAfter = Number(response.headers.get('retry-after')) || undefined;
  if (kind.includes('json')) {
    const body = (await response.json().catch(() => undefined)) as Partial<ProblemBody> | undefined;
    if (typeof body?.code === 'string') return new ApiProblem(body as ProblemBody, retryAfter);
  }
  const body = {
    type: 'about:blank',
    title: response.statusText,
    status: response.status,
    code: codeOfStatus[response.status] ?? (response.status < 500 ? 'invalid' : 'trouble'),
    detail: response.statusText,
    requestId: response.headers.get('x-request-id') ?? undefined,
  };
  return new ApiProblem(body as ProblemBody, retryAfter);
}
