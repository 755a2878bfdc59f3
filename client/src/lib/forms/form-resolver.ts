import { zodResolver } from '@hookform/resolvers/zod';
import type { FieldValues, Resolver } from 'react-hook-form';
import { config, type ZodType } from 'zod';

import { writeMessage } from './message';

// The content policy forbids code made from text, which zod would otherwise try.
config({ jitless: true });

interface Issue {
  code: string;
  minimum?: number | bigint;
  maximum?: number | bigint;
  params?: { code?: string };
}

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

function messageOf({ code, minimum, maximum, params }: Issue): string {
  const limits: Record<string, number> = {};
  if (minimum !== undefined) limits.minimum = Number(minimum);
  if (maximum !== undefined) limits.maximum = Number(maximum);
  return writeMessage({ code: params?.code ?? code, params: limits });
}
