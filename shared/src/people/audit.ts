import { z } from 'zod';

import { heldRole } from './people.js';

/** What was decided over other people, their work and the organisation. */
export const auditAction = z.enum([
  'practice_hidden',
  'practice_shown',
  'practice_retired',
  'practice_restored',
  'practice_handed_over',
  'comment_removed',
  'question_removed',
  'answer_removed',
  'circle_post_hidden',
  'report_kept',
  'badge_taken_back',
  'badge_stays_taken_back',
  'badge_given_back',
  'challenge_corrected',
  'guidance_handed_over',
  'member_left',
  'member_left_themselves',
  'member_erased',
  'member_returned',
  'member_merged',
  'member_moved',
  'role_given',
  'role_ended',
  'absence_recorded',
  'absence_ended',
  'password_set',
  'settings_changed',
  'network_joined',
  'network_left',
  'unit_added',
  'unit_renamed',
  'unit_moved',
  'unit_closed',
  'unit_opened',
]);
export type AuditAction = z.infer<typeof auditAction>;

export const auditTarget = z.enum([
  'practice',
  'comment',
  'question',
  'answer',
  'report',
  'guidance',
  'circle_post',
  'badge',
  'challenge',
  'member',
  'unit',
  'organisation',
]);
export type AuditTarget = z.infer<typeof auditTarget>;

/** SHA-256 in hexadecimal digits. */
const hash = z.string().regex(/^[0-9a-f]{64}$/);

/** One line of the audit trail; nothing in it is ever changed but the name of a member who left by themselves. */
export const auditEvent = z.object({
  id: z.uuid(),
  /** Null for whoever runs the server, on its command line. */
  actor: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  action: auditAction,
  target: z.object({ kind: auditTarget, id: z.uuid(), name: z.string() }),
  /** Which role was given or has ended; null in all other lines. */
  role: heldRole.omit({ id: true }).nullable(),
  reason: z.string().nullable(),
  /** Of what it was before and is after; equal texts have equal hashes. Null where there was or is nothing. */
  before: hash.nullable(),
  after: hash.nullable(),
  at: z.iso.datetime(),
});
export type AuditEvent = z.infer<typeof auditEvent>;

/** `after` is the `next` of the page before. */
export const auditQuery = z.strictObject({ after: z.uuid().optional(), action: auditAction.optional() });
export type AuditQuery = z.infer<typeof auditQuery>;

/** Newest first. */
export const auditTrail = z.object({ events: z.array(auditEvent), next: z.uuid().nullable() });
export type AuditTrail = z.infer<typeof auditTrail>;
