import { StandardSchemaValidationPipe } from '@nestjs/common';
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

/** Checks bodies, queries and parameters against their zod schema; faults name each field. */
export const validation = new StandardSchemaValidationPipe({
  exceptionFactory: (issues) => {
    const errors = (issues as readonly Issue[]).map(fieldError);
    return new Problem('invalid', 'Some answers need another look. Nothing was saved.', { errors });
  },
});
