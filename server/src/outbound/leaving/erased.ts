/** Rows of these tables go with the member whose they are: `table`, and the column that says so. */
export const goes: readonly (readonly [table: string, by: string])[] = [
  ['notice', 'member_id'],
  ['member_feed', 'member_id'],
  ['sign_in', 'member_id'],
  ['idempotency_key', 'member_id'],
  ['practice_feed', 'member_id'],
  ['practice_follow', 'member_id'],
  ['practice_copy', 'member_id'],
  ['practice_mention', 'member_id'],
  ['challenge_past_sponsor', 'member_id'],
  ['recheck_ask', 'member_id'],
  ['triad', 'one_id'],
  ['triad', 'two_id'],
  ['triad', 'three_id'],
  // Not a reference, for a subject may be a unit.
  ['monday_place', 'subject_id'],
];

/** The same where a feature takes the row out itself, because somebody may be watching. */
export const takenOut: readonly (readonly [table: string, by: string])[] = [['circle_member', 'member_id']];

/** Texts of colleagues and of the product in which the name may stand, by table; it is overwritten there. */
export const renamed: Readonly<Record<string, readonly string[]>> = {
  audit_event: ['target_name', 'reason'],
  badge_hand: ['words'],
  challenge: ['cancel_reason'],
  challenge_erratum: ['reason'],
  circle_member: ['line'],
  circle_post: ['text', 'gone_reason'],
  circle_report: ['reason', 'decision_reason'],
  evidence: ['words'],
  guidance_comment: ['text', 'gone_reason'],
  guidance_log: ['message'],
  guidance_review: ['reason'],
  guidance_revision: ['message'],
  guidance_suggestion: ['reason', 'decision_reason'],
  practice: ['title', 'words', 'closed_reason'],
  practice_answer: ['text'],
  practice_comment: ['text', 'gone_reason'],
  practice_comment_edit: ['text'],
  practice_copy: ['note'],
  practice_question: ['text'],
  practice_report: ['reason', 'decision_reason'],
  practice_reuse: ['note', 'what_changed', 'end_reason'],
  practice_revision: ['note'],
  practice_thanks: ['reason'],
  recheck: ['note'],
  step_contribution: ['take_back_reason'],
  verification: ['reason'],
};

/** The same for JSON. */
export const renamedJson: Readonly<Record<string, readonly string[]>> = {
  idempotency_key: ['answer'],
  notice: ['params'],
  practice: ['body'],
  practice_copy: ['text'],
  practice_revision: ['text'],
};
