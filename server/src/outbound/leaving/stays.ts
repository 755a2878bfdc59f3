/** Why something stays when a member leaves, with the columns it is true of, `table.column`. */
export interface Stays {
  why: string;
  columns: readonly string[];
}

const of = (table: string, ...columns: string[]) => columns.map((column) => `${table}.${column}`);

/** Columns of the member's own row that are not emptied; a spec finds every other one emptied or overwritten. */
export const ownRow: Stays = {
  why: 'Says when somebody was here, and by which rules their points counted; nothing of it tells who they were.',
  columns: of(
    'member',
    'id',
    'organisation_id',
    'kind',
    'playing',
    'playing_since',
    'left_at',
    'created_at',
    'erased_at',
    'merged_into',
  ),
};

/** References to the member's row, which tells no longer who they were. A spec finds every one that is neither here nor goes. */
export const references: readonly Stays[] = [
  {
    why: 'The ledger and what is reckoned from it: points of teams stay as they were recorded, and a rebuild gives the same.',
    columns: [
      ...of('activity', 'member_id', 'counterpart_id'),
      'points_entry.member_id',
      'season_points.member_id',
      'challenge_points.member_id',
      'challenge_taker.member_id',
      'challenge_roster.member_id',
      'member_progress.member_id',
      'badge_award.member_id',
      'badge_hand.member_id',
      'membership.member_id',
      'member.merged_into',
    ],
  },
  {
    why: 'Who answered for what, and who decided: without a reference the decision would stand on nothing.',
    columns: [
      'role_grant.member_id',
      'audit_event.actor_id',
      ...of('challenge', 'owner_id', 'deputy_id', 'sponsor_id'),
      'challenge_erratum.by_id',
      ...of('verification', 'verifier_id', 'contributor_id'),
      ...of('recheck', 'recorded_by', 'answered_by'),
      'step_confirmation.member_id',
      'evidence.asked_id',
      ...of('guidance', 'owner_id', 'deputy_id'),
      ...of('guidance_review', 'reviewer_id', 'asked_by', 'decided_by'),
      'guidance_publication.approved_by',
      'guidance_suggestion.decided_by',
      'guidance_thread.resolved_by',
      'guidance_comment.gone_by',
      ...of('practice', 'owner_id', 'who_to_ask_id', 'buddy_id', 'closed_by'),
      ...of('practice_handover', 'by_id', 'to_id'),
      ...of('practice_report', 'by_id', 'decided_by'),
      'practice_comment.gone_by',
      'circle_post.gone_by',
      ...of('circle_report', 'by_id', 'decided_by'),
      'badge_review.started_by',
      'badge_hand.by_id',
    ],
  },
  {
    why: 'Contributions, which stay under the neutral name.',
    columns: [
      'practice.author_id',
      'practice_credit.member_id',
      'practice_revision.by_id',
      ...of('practice_reuse', 'intended_by', 'recorded_by', 'ended_by'),
      'practice_question.asked_by',
      'practice_answer.answered_by',
      'practice_comment.by_id',
      ...of('practice_thanks', 'by_id', 'to_id'),
      'media.owner_id',
      'guidance_author.member_id',
      'guidance_revision_author.member_id',
      'guidance_revision.by_id',
      'guidance_log.by_id',
      'guidance_comment.by_id',
      'guidance_suggestion.by_id',
      'guidance_template.made_by',
      'guidance_phrase.member_id',
      ...of('collab_author', 'member_id'),
      'collab_update.member_id',
      'glossary_term.written_by',
      'glossary_ask.asked_by',
      'circle_post.by_id',
      'quest.created_by',
      'quest_version.written_by',
      'badge_version.written_by',
    ],
  },
  {
    why: 'A quest goes on with the others, and what was done in it stays done.',
    columns: [
      'quest_run.started_by',
      ...of('quest_run_member', 'member_id', 'helper_id', 'invited_by'),
      'step_contribution.member_id',
    ],
  },
];

/** Texts and JSON in which no name is overwritten. A spec finds every one that is neither here nor overwritten. */
export const texts: readonly Stays[] = [
  {
    why: 'What the organisation says in its own name, frozen under its hash where it was approved; those who look after it mend it.',
    columns: [
      ...of('guidance', 'slug', 'titles', 'words', 'search'),
      ...of('guidance_publication_text', 'title', 'html'),
      ...of('guidance_revision_text', 'title', 'sections'),
      ...of('guidance_section', 'hash', 'nodes'),
      ...of('guidance_suggestion', 'anchor', 'replacement'),
      ...of('guidance_template', 'name', 'texts'),
      'guidance_thread.anchor',
      'guidance_revision.text_hash',
      ...of('collab_document', 'name', 'state'),
      ...of('collab_update', 'name', 'bytes'),
      ...of('glossary_term', 'term', 'meaning'),
      'glossary_ask.word',
      ...of('badge_version', 'name', 'for_what', 'look', 'criteria'),
      ...of('challenge', 'title', 'purpose', 'help'),
      'quest_version.definition',
      ...of('organisation', 'name', 'name_cy'),
      ...of('unit', 'name', 'name_cy'),
    ],
  },
  {
    why: 'Words about a picture or a link, and names of people outside the organisation.',
    columns: ['media.alt', 'evidence.link', 'practice_credit.outside_name', 'practice.tags'],
  },
  {
    why: 'Made by the database from texts in which the name is overwritten.',
    columns: [...of('practice', 'search', 'title_search'), 'practice_word.word'],
  },
  {
    why: 'Codes, keys, hashes, figures and references of the product’s own; no word of anybody’s is in them.',
    columns: [
      ...of('activity', 'kind', 'key', 'data'),
      ...of('audit_event', 'action', 'target_kind', 'before_hash', 'after_hash'),
      'badge.slug',
      ...of('badge_award', 'instance_key', 'evidence', 'revoked_reason'),
      ...of('challenge', 'activities', 'quests', 'badge', 'template', 'result', 'result_hash'),
      ...of('challenge_erratum', 'result', 'result_hash', 'badges'),
      ...of('challenge_roster', 'seats', 'stays'),
      ...of('challenge_unit', 'planks', 'stays'),
      'collab_author.name',
      ...of('guidance', 'languages', 'audience', 'required_reviews'),
      'guidance_log.move',
      ...of('guidance_review', 'scope', 'bound'),
      'media.hash',
      'media_use.place',
      'migration.name',
      ...of('organisation', 'zone', 'locales', 'settings'),
      ...of('points_entry', 'rule', 'category', 'week', 'reason', 'key'),
      'quest.slug',
      ...of('quest_step_progress', 'step_id'),
      ...of('season', 'priors', 'priors_week', 'result_hash'),
      'standings_check.differences',
      'sign_in_attempt.key',
      'step_contribution.step_id',
      'unit.path',
      'unit_season.counted_twice',
    ],
  },
];
