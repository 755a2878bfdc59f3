/** What is kept of a member in one table. */
export interface Kept {
  /** As the file calls it. */
  name: string;
  table: string;
  /** The column that says whose it is. */
  by: string;
  /** Columns of the table that go into the file: what is the member's own, and nothing that tells of somebody else. */
  fields: readonly string[];
}

const kept = (name: string, table: string, by: string, ...fields: string[]): Kept => ({ name, table, by, fields });

/** All that is kept of a member, by table. A spec finds every reference to a member that is neither here nor in `notGiven`. */
export const allKept: readonly Kept[] = [
  kept('seats', 'membership', 'member_id', 'unit_id', 'during'),
  kept('roles', 'role_grant', 'member_id', 'role', 'unit_id', 'granted_at', 'ended_at'),
  kept('sign_ins', 'sign_in', 'member_id', 'device', 'created_at', 'last_seen_at', 'expires_at', 'ended_at'),
  kept('decisions_recorded', 'audit_event', 'actor_id', 'action', 'target_kind', 'at'),
  kept('notices', 'notice', 'member_id', 'kind', 'params', 'link', 'created_at', 'read_at'),
  kept('looked_in', 'member_feed', 'member_id', 'looked_in_at'),
  kept('activities', 'activity', 'member_id', 'id', 'kind', 'unit_id', 'subject_id', 'occurred_at', 'revoked_at'),
  kept('progress', 'member_progress', 'member_id', 'level', 'first_step_at'),
  kept(
    'points',
    'points_entry',
    'member_id',
    ...['activity_id', 'rule', 'category', 'week', 'base', 'pct', 'boost', 'points', 'reason', 'kind', 'occurred_at'],
  ),
  kept('season_points', 'season_points', 'member_id', 'season_id', 'unit_id', 'points'),
  kept('challenge_points', 'challenge_points', 'member_id', 'challenge_id', 'unit_id', 'points', 'times'),
  kept('challenges_taken_part_in', 'challenge_taker', 'member_id', 'challenge_id', 'unit_id'),
  kept('challenges_owned', 'challenge', 'owner_id', 'id', 'title', 'purpose', 'help', 'state', 'created_at'),
  kept('challenges_as_deputy', 'challenge', 'deputy_id', 'id', 'title', 'state'),
  kept('challenges_sponsored', 'challenge', 'sponsor_id', 'id', 'title', 'state', 'sponsor_accepted_at'),
  kept('badges', 'badge_award', 'member_id', 'badge_id', 'badge_version', 'earned_at', 'revoked_at', 'revoked_reason'),
  kept('badges_written', 'badge_version', 'written_by', 'badge_id', 'number', 'name', 'for_what', 'written_at'),
  kept('badge_reviews', 'badge_review', 'started_by', 'badge_id', 'started_at', 'finished_at'),
  kept('quests_made', 'quest', 'created_by', 'id', 'slug', 'created_at'),
  kept('quests_written', 'quest_version', 'written_by', 'quest_id', 'number', 'definition', 'written_at'),
  kept('quests_begun', 'quest_run', 'started_by', 'id', 'quest_id', 'company', 'state', 'started_at', 'completed_at'),
  kept('quest_parties', 'quest_run_member', 'member_id', 'run_id', 'quest_id', 'state', 'invited_at', 'answered_at'),
  kept(
    'quest_steps',
    'step_contribution',
    'member_id',
    'id',
    'run_id',
    'step_id',
    'way',
    'state',
    'made_at',
    'taken_back_at',
    'take_back_reason',
  ),
  kept('quest_steps_confirmed', 'step_confirmation', 'member_id', 'contribution_id', 'confirmed_at'),
  kept('verifications_given', 'verification', 'verifier_id', 'decision', 'reason', 'decided_at'),
  kept('verifications_received', 'verification', 'contributor_id', 'decision', 'reason', 'decided_at'),
  kept(
    'practices',
    'practice',
    'author_id',
    ...['id', 'title', 'body', 'tags', 'minutes', 'state', 'audience', 'created_at', 'changed_at', 'published_at'],
  ),
  kept('practices_owned', 'practice', 'owner_id', 'id', 'title'),
  kept('practices_to_ask_about', 'practice', 'who_to_ask_id', 'id', 'title'),
  kept('practices_as_buddy', 'practice', 'buddy_id', 'id', 'title'),
  kept('practice_credits', 'practice_credit', 'member_id', 'practice_id'),
  kept('practice_revisions', 'practice_revision', 'by_id', 'practice_id', 'number', 'text', 'note', 'at'),
  kept('practice_copies', 'practice_copy', 'member_id', 'practice_id', 'text', 'note', 'kept_at'),
  kept('practices_followed', 'practice_follow', 'member_id', 'practice_id', 'at'),
  kept('practice_feed', 'practice_feed', 'member_id', 'created_at'),
  kept('practice_handovers_offered', 'practice_handover', 'by_id', 'practice_id', 'offered_at', 'answer'),
  kept('practice_handovers_received', 'practice_handover', 'to_id', 'practice_id', 'offered_at', 'answer'),
  kept('practice_reports', 'practice_report', 'by_id', 'practice_id', 'reason', 'at', 'decision', 'decision_reason'),
  kept('reuse_intended', 'practice_reuse', 'intended_by', 'practice_id', 'unit_id', 'state', 'intended_at'),
  kept(
    'reuse_recorded',
    'practice_reuse',
    'recorded_by',
    ...['practice_id', 'unit_id', 'outcome', 'note', 'what_changed', 'minutes_saved_weekly', 'recorded_at'],
  ),
  kept('reuse_ended', 'practice_reuse', 'ended_by', 'practice_id', 'unit_id', 'end_reason', 'ended_at'),
  kept('questions', 'practice_question', 'asked_by', 'id', 'practice_id', 'text', 'asked_at', 'gone_at'),
  kept(
    'answers',
    'practice_answer',
    'answered_by',
    ...['id', 'question_id', 'text', 'answered_at', 'accepted_at', 'gone_at'],
  ),
  kept(
    'comments',
    'practice_comment',
    'by_id',
    'id',
    'practice_id',
    'text',
    'at',
    'edited_at',
    'gone_at',
    'gone_reason',
  ),
  kept('mentions', 'practice_mention', 'member_id', 'practice_id', 'comment_id'),
  kept('thanks_given', 'practice_thanks', 'by_id', 'practice_id', 'comment_id', 'kind', 'reason', 'at'),
  kept('thanks_received', 'practice_thanks', 'to_id', 'practice_id', 'comment_id', 'kind', 'reason', 'at'),
  kept('pictures', 'media', 'owner_id', 'id', 'type', 'width', 'height', 'bytes', 'alt', 'created_at'),
  kept('guidance_owned', 'guidance', 'owner_id', 'id', 'titles', 'state'),
  kept('guidance_as_deputy', 'guidance', 'deputy_id', 'id', 'titles', 'state'),
  kept('guidance_as_author', 'guidance_author', 'member_id', 'guidance_id'),
  kept('guidance_written', 'guidance_revision_author', 'member_id', 'guidance_id', 'number', 'words'),
  kept('guidance_revisions', 'guidance_revision', 'by_id', 'guidance_id', 'number', 'kind', 'message', 'at'),
  kept('guidance_moves', 'guidance_log', 'by_id', 'guidance_id', 'move', 'message', 'at'),
  kept(
    'guidance_reviews',
    'guidance_review',
    'reviewer_id',
    ...['guidance_id', 'edition', 'kind', 'state', 'decision', 'reason', 'decided_at'],
  ),
  kept('guidance_comments', 'guidance_comment', 'by_id', 'thread_id', 'text', 'at', 'edited_at', 'gone_at'),
  kept(
    'guidance_suggestions',
    'guidance_suggestion',
    'by_id',
    ...['guidance_id', 'replacement', 'reason', 'state', 'at', 'decision_reason'],
  ),
  kept('guidance_templates', 'guidance_template', 'made_by', 'name', 'texts', 'made_at'),
  kept('guidance_edits', 'collab_update', 'member_id', 'name', 'at'),
  kept('glossary_terms', 'glossary_term', 'written_by', 'term', 'meaning', 'written_at'),
  kept('glossary_asks', 'glossary_ask', 'asked_by', 'word', 'asked_at'),
  kept('circle', 'circle_member', 'member_id', 'line', 'joined_at'),
  kept('circle_posts', 'circle_post', 'by_id', 'id', 'parent_id', 'text', 'at', 'edited_at', 'gone_at', 'gone_reason'),
  kept('circle_reports', 'circle_report', 'by_id', 'reason', 'at', 'decision', 'decision_reason'),
];

/** References to a member that go into nobody's file, `table.column`: what somebody did with another's words, or technical. */
export const notGiven: readonly string[] = [
  // Somebody else's deed or words, in which the member is only named.
  'activity.counterpart_id',
  'evidence.asked_id',
  'guidance_review.asked_by',
  'quest_run_member.helper_id',
  'quest_run_member.invited_by',
  // A decision on somebody else's words or work: whoever wrote them has it in their own file.
  'circle_post.gone_by',
  'circle_report.decided_by',
  'guidance_comment.gone_by',
  'guidance_publication.approved_by',
  'guidance_review.decided_by',
  'guidance_suggestion.decided_by',
  'guidance_thread.resolved_by',
  'practice.closed_by',
  'practice_comment.gone_by',
  'practice_report.decided_by',
  // Technical: of a browser's connection, of a day's repeats, of hashed runs of words. What they are about is given above.
  'collab_author.member_id',
  'guidance_phrase.member_id',
  'idempotency_key.member_id',
];
