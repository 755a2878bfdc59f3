import type { ArgumentMetadata, PipeTransform } from '@nestjs/common';
import type { FieldError } from '@guildhall/shared/platform/problem';
import { z } from 'zod';

import { plainWords } from './plain-words.js';
import { Problem } from './problem.js';

// Least of all words: a schema that has its own keeps them.
z.config({ localeError: plainWords });

/** The parts of a zod issue we pass on; the Standard Schema type names only message and path. */
interface Issue {
  message: string;
  path?: readonly (PropertyKey | { key: PropertyKey })[] | undefined;
  code?: string;
  minimum?: number | bigint;
  maximum?: number | bigint;
  keys?: string[];
  params?: { code?: string };
}

function fieldError(issue: Issue): FieldError {
  const path = (issue.path ?? []).map((part) => String(typeof part === 'object' ? part.key : part));
  const field = [...path, ...(issue.keys?.slice(0, 1) ?? [])].join('.');
  const code = issue.params?.code ?? issue.code ?? 'custom';
  const limits = {
    ...(issue.minimum === undefined ? {} : { minimum: Number(issue.minimum) }),
    ...(issue.maximum === undefined ? {} : { maximum: Number(issue.maximum) }),
  };
  return { field, code, message: issue.message, ...(Object.keys(limits).length ? { params: limits } : {}) };
}

/** The refusal of what does not fit its schema; a fault of all of it is told of `whole`. */
export function unfitting(issues: readonly unknown[], whole: string): Problem {
  const errors = (issues as readonly Issue[])
    .map(fieldError)
    .map((error) => ({ ...error, field: error.field || whole }));
  return new Problem('invalid', 'Some answers need another look. Nothing was saved.', { errors });
}

/** Checks bodies, queries and parameters against their zod schema; faults name each field, or the part of the address. */
export const validation: PipeTransform = {
  async transform(value: unknown, { schema, type, data }: ArgumentMetadata): Promise<unknown> {
    if (!schema || type === 'custom') return value;
    const result = await schema['~standard'].validate(value);
    if (result.issues) throw unfitting(result.issues, data ?? type);
    return result.value;
  },
};
