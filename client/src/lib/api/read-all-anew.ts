import type { QueryClient } from '@tanstack/react-query';

/** Reads anew all that is shown, also what is being read for the first time, which being out of date alone does not begin anew. */
export async function readAllAnew(queries: QueryClient): Promise<void> {
  await queries.cancelQueries();
  await queries.invalidateQueries();
}
