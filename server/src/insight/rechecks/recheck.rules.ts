import { createHash } from 'node:crypto';

import type { RecheckFinding } from '@guildhall/shared/insight/rechecks';

import { afterWorkingDays } from '../../platform/time/zone.js';

/** Of what is recorded so much is looked at once more (scoring §3.5). */
export const drawnShare = 0.05;
/** What was recorded rests so long before its lot is drawn, so that a slip can be taken back in peace: a day in milliseconds. */
export const restBeforeDraw = 24 * 60 * 60 * 1000;
/** After so many working days whoever is asked is asked once more, and after as many again it lapses. */
export const patience = 5;

const PARTS = 2 ** 48;

/**
 * Whether the lot falls on a record. It rests on nothing but the id, which the server gives it as it is recorded: whoever
 * draws again draws the same, and nobody can choose it.
 */
export function isDrawn(id: string): boolean {
  return createHash('sha256').update(`recheck:${id}`).digest().readUIntBE(0, 6) < drawnShare * PARTS;
}

/** What is due for somebody who was asked and has not answered: nobody is passed over who was not asked once more. */
export function dueFor(
  { askedAt, remindedAt }: { askedAt: Date; remindedAt: Date | null },
  now: Date,
  zone: string,
): 'remind' | 'lapse' | null {
  if (afterWorkingDays(remindedAt ?? askedAt, patience, zone) > now) return null;
  return remindedAt ? 'lapse' : 'remind';
}

/** Nobody could be asked for as long as somebody would have had. */
export function lapsesUnasked(since: Date, now: Date, zone: string): boolean {
  return afterWorkingDays(since, 2 * patience, zone) <= now;
}

/** Whoever finds that something does not hold, or not whole, says how. */
export function wantsNote(finding: RecheckFinding): boolean {
  return finding !== 'holds';
}
