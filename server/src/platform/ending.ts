import { setTimeout as wait } from 'node:timers/promises';

/** Ends what was started, one after the other; one that fails, or takes too long, is told of and holds up none of the others. */
export async function endInTurn(
  ends: readonly (() => unknown)[],
  within: number,
  tell: (error: unknown) => void,
): Promise<void> {
  for (const end of ends) {
    const tooLate = wait(within, undefined, { ref: false }).then(() => {
      throw new Error(`It took longer than ${within / 1000} seconds.`);
    });
    await Promise.race([(async () => end())(), tooLate]).catch(tell);
  }
}
