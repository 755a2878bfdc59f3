import { z } from 'zod';

/**
 * Every way a request can be refused, with its HTTP status.
 * Clients translate `problem.<code>`; a test keeps this table, the translations and the documentation equal.
 */
export const problemStatus = {
  invalid: 400,
  sign_in_needed: 401,
  sign_in_refused: 401,
  not_allowed: 403,
  wrong_origin: 403,
  not_found: 404,
  conflict: 409,
  changed_meanwhile: 409,
  not_in_this_state: 409,
  already_done: 409,
  key_reused: 409,
  too_large: 413,
  unsupported: 415,
  no_such_range: 416,
  too_many_requests: 429,
  trouble: 500,
  unavailable: 503,
} as const;

export type ProblemCode = keyof typeof problemStatus;

/** One fault of one field: `field` is its dotted path, `code` translates as `validation.<code>`. */
export const fieldError = z.object({
  field: z.string(),
  code: z.string(),
  message: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
});
export type FieldError = z.infer<typeof fieldError>;

/** RFC 9457 problem details, as HTTP bodies and as socket acknowledgements. */
export const problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  code: z.enum(Object.keys(problemStatus) as [ProblemCode, ...ProblemCode[]]),
  detail: z.string(),
  errors: z.array(fieldError).optional(),
  requestId: z.string().optional(),
});
export type ProblemBody = z.infer<typeof problem>;
