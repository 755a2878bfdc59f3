import type { INestApplicationContext, Type } from '@nestjs/common';

import { toProblem } from '../platform/http/problem.filter.js';

/** Runs a command; null where the rules say no, as they do to people now and then. */
export async function attempt<C, Answer>(
  nest: INestApplicationContext,
  command: Type<C>,
  execute: (command: C) => Promise<Answer>,
): Promise<Answer | null> {
  try {
    return await execute(nest.get(command));
  } catch (error) {
    if (toProblem(error).status < 500) return null;
    throw error;
  }
}
