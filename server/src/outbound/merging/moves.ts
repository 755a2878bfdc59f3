/** References in which the one who stays takes the other's place, by table. */
export const moved: Readonly<Record<string, readonly string[]>> = {
  badge_hand: ['by_id'],
  badge_review: ['started_by'],
  badge_version: ['written_by'],
  challenge: ['owner_id', 'deputy_id', 'sponsor_id'],
  circle_post: ['by_id', 'gone_by'],
  circle_report: ['decided_by'],
  collab_author: ['member_id'],
  collab_update: ['member_id'],
  glossary_term: ['written_by'],
  guidance: ['owner_id', 'deputy_id'],
  guidance_comment: ['by_id', 'gone_by'],
  guidance_phrase: ['member_id'],
  guidance_publication: ['approved_by'],
  guidance_review: ['reviewer_id', 'asked_by', 'decided_by'],
  guidance_template: ['made_by'],
  guidance_thread: ['resolved_by'],
  media: ['owner_id'],
  practice: ['author_id', 'owner_id', 'who_to_ask_id', 'buddy_id', 'closed_by'],
  practice_answer: ['answered_by'],
  practice_comment: ['by_id', 'gone_by'],
  practice_handover: ['by_id', 'to_id'],
  practice_question: ['asked_by'],
  practice_report: ['decided_by'],
  practice_reuse: ['intended_by', 'recorded_by', 'ended_by'],
  quest: ['created_by'],
  recheck: ['recorded_by', 'answered_by'],
};

/** References of which one person has one row of a kind: theirs who stays is kept, and the other's goes. */
export interface MovedOnce {
  table: string;
  by: string;
  /** What the two rows share. */
  beside: readonly string[];
  /** SQL of which rows this is true of; the others of a table may be as many as they like. */
  where?: string;
}

const once = (table: string, by: string, beside: string[], where?: string): MovedOnce =>
  where ? { table, by, beside, where } : { table, by, beside };

export const movedOnce: readonly MovedOnce[] = [
  once('challenge_past_sponsor', 'member_id', ['challenge_id']),
  once('circle_member', 'member_id', []),
  once('circle_report', 'by_id', ['post_id'], 'decision is null'),
  once('glossary_ask', 'asked_by', ['organisation_id', 'lower(word)']),
  once('guidance_author', 'member_id', ['guidance_id']),
  once('notice', 'member_id', ['key']),
  once('practice_copy', 'member_id', ['practice_id']),
  once('practice_credit', 'member_id', ['practice_id']),
  once('practice_follow', 'member_id', ['practice_id']),
  once('practice_mention', 'member_id', ['comment_id']),
  once('practice_report', 'by_id', ['practice_id', 'comment_id', 'question_id', 'answer_id'], 'decision is null'),
  once('practice_thanks', 'by_id', ['practice_id', 'comment_id', 'question_id', 'kind'], 'gone_at is null'),
];

/** References that have a rule of their own, with where it is. */
export const ofTheirOwn: readonly { why: string; columns: readonly string[] }[] = [
  { why: 'Nobody thanks themselves (`move-rows.store`).', columns: ['practice_thanks.to_id'] },
  {
    why: 'Nobody decides on their own suggestion, so one between the two stays as it was (`move-rows.store`).',
    columns: ['guidance_suggestion.by_id', 'guidance_suggestion.decided_by'],
  },
  {
    why: 'Quests: one place in a party, and nobody confirms their own (`JoinRuns`).',
    columns: [
      ...['quest_run.started_by', 'quest_run_member.member_id', 'quest_run_member.helper_id'],
      ...['quest_run_member.invited_by', 'step_contribution.member_id', 'step_confirmation.member_id'],
      ...['verification.verifier_id', 'verification.contributor_id', 'evidence.asked_id'],
    ],
  },
  { why: 'Badges: one of a kind (`joinAwards`).', columns: ['badge_award.member_id', 'badge_hand.member_id'] },
  { why: 'A person is in one unit at a time (`joinSeats`).', columns: ['membership.member_id'] },
  {
    why: 'Deeds are taken back and done anew, and what is reckoned from them follows (`DeedsAnew`, the engine).',
    columns: [
      ...['activity.member_id', 'activity.counterpart_id', 'points_entry.member_id', 'season_points.member_id'],
      ...['challenge_points.member_id', 'member_progress.member_id'],
    ],
  },
  { why: 'Roles are given anew, and end with the account.', columns: ['role_grant.member_id'] },
  { why: 'An account that closed before goes on as who stays (`erase`).', columns: ['member.merged_into'] },
];

/** References that stay with the closed account, whose row bears the name of who goes on. */
export const stays: readonly { why: string; columns: readonly string[] }[] = [
  {
    why: 'History that nothing changes: it says which account decided or wrote it.',
    columns: [
      ...['audit_event.actor_id', 'challenge_erratum.by_id', 'guidance_log.by_id', 'guidance_revision.by_id'],
      ...['guidance_revision_author.member_id', 'practice_revision.by_id', 'quest_version.written_by'],
    ],
  },
  {
    why: 'Challenges that are settled stay as they were announced; whoever was counted in one with points goes on (`countedBefore`).',
    columns: ['challenge_roster.member_id', 'challenge_taker.member_id'],
  },
];

/**
 * Rows that are of a sign-in, a browser or a day, what somebody was asked to look at once more, which the next tick asks
 * another, and what the next night finds anew; what else leaving deletes is moved first.
 */
export const ends: readonly string[] = [
  'sign_in.member_id',
  'idempotency_key.member_id',
  'member_feed.member_id',
  'practice_feed.member_id',
  'recheck_ask.member_id',
  ...['triad.one_id', 'triad.two_id', 'triad.three_id'],
];
