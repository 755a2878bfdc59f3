import { Problem } from '../http/problem.js';
import { isUuid } from '../ids.js';

/** Whether a member may watch what this reading gives them: a refusal is a no, and any other error stays one. */
export async function isReadable(id: string, read: () => Promise<unknown>): Promise<boolean> {
  if (!isUuid(id)) return false;
  try {
    await read();
    return true;
  } catch (error) {
    if (error instanceof Problem) return false;
    throw error;
  }
}
