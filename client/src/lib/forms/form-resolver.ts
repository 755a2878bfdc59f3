import { zodResolver } from '@hookform/resolvers/zod';
import type { FieldValues, Resolver } from 'react-hook-form';
import { config, type ZodType } from 'zod';

import { writeMessage } from './message';

// The content policy forbids code made from text, which zod would otherwise try.
config({ jitless: true });

interface Issue {
  code: string;
  input?: unknown;
  /** What is too small or too big, such as `string` or `number`. */
  origin?: string;
  minimum?: number | bigint;
  maximum?: number | bigint;
  params?: { code?: string; minimum?: number; maximum?: number };
}

/** A figure is told which one would do; words are told how many. */
const ofFigures: Record<string, string> = { too_small: 'too_low', too_big: 'too_high' };

/** Checks a form with the request's schema from `shared`; faults translate as `app:validation.<code>`. */
export function formResolver<Input extends FieldValues, Output>(
  schema: ZodType<Output, Input>,
): Resolver<Input, unknown, Output> {
  return zodResolver(schema, { error: (issue) => messageOf(issue as Issue) });
}

/** The same for a form whose answers are put together before they are sent; their faults carry the answers' names. */
export function sentResolver<Values extends FieldValues>(
  schema: ZodType<unknown, FieldValues>,
  sentOf: (values: Values) => FieldValues,
): Resolver<Values> {
  const check = formResolver(schema);
  return async (values, context, options) => {
    const { errors } = await check(sentOf(values), context, options as never);
    return Object.keys(errors).length > 0 ? { values: {}, errors: errors as never } : { values, errors: {} };
  };
}

function messageOf({ code, input, origin, params = {}, ...issue }: Issue): string {
  const { code: own, minimum = issue.minimum, maximum = issue.maximum } = params;
  const limits: Record<string, number> = {};
  if (minimum !== undefined) limits.minimum = Number(minimum);
  if (maximum !== undefined) limits.maximum = Number(maximum);
  // What was left out is not mistaken.
  const leftOut = code === 'invalid_format' && input === '' ? 'invalid_type' : code;
  const usual = origin === 'number' ? (ofFigures[code] ?? code) : leftOut;
  return writeMessage({ code: own ?? usual, params: limits });
}
