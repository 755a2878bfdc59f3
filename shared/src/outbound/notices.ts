import { z } from 'zod';

import { workLink } from '../game/work-link.js';

/**
 * What people are told of. Each kind has its words under `notices:kind.<kind>`. Nothing here tells of a fall in place,
 * presses, or says who has not taken part.
 */
export const noticeKind = z.enum([
  'first',
  'badge',
  'unit_badge',
  'badges_past',
  'badge_taken_back',
  'unit_badge_taken_back',
  'badge_asked',
  'badge_stays',
  'badge_given_back',
  'unit_badge_given_back',
  'badge_free_again',
  'near',
  'returned',
  'confirmed',
  'reuse',
  'question',
  'answered',
  'open_answers',
  'answer_accepted',
  'followed_answer',
  'revised',
  'commented',
  'replied',
  'mentioned',
  'comment_removed',
  'question_removed',
  'answer_removed',
  'thanked',
  'circle_replied',
  'circle_post_hidden',
  'circle_mentioned',
  'circle_report_ask',
  'circle_report_kept',
  'circle_report_hidden',
  'card_hidden',
  'card_shown',
  'card_mended',
  'still_true',
  'handover_ask',
  'handover_accepted',
  'handover_declined',
  'report_ask',
  'report_kept',
  'report_hidden',
  'verify_ask',
  'verify_ask_again',
  'verify_passed_on',
  'evidence_passed_on',
  'evidence_taken_back',
  'recheck_drawn',
  'recheck_ask',
  'recheck_ask_again',
  'recheck_holds',
  'recheck_partly',
  'recheck_not',
  'quest_opens',
  'invite',
  'party_joined',
  'together_ask_again',
  'quest_done',
  'sponsor_ask',
  'sponsor_ask_again',
  'sponsor_withdrawn',
  'sponsor_accepted',
  'sponsor_declined',
  'challenge_open',
  'challenge_settled',
  'challenge_corrected',
  'challenge_cancelled',
  'challenge_handed_over',
  'team_goal',
  'board_up',
  'season_end',
  'back',
  'accounts_joined',
  'guidance_review',
  'guidance_review_again',
  'guidance_changes',
  'guidance_ready',
  'guidance_suggestion_taken',
  'guidance_suggestion_declined',
  'guidance_mention',
  'guidance_tip',
  'guidance_comment_removed',
  'guidance_yours',
  'guidance_check',
  'guidance_overdue',
]);
export type NoticeKind = z.infer<typeof noticeKind>;

const text = z.object({ en: z.string(), cy: z.string().nullable().optional() });
export type Title = z.infer<typeof text>;

/** What fills a notice's words in: figures, names, and texts in both languages. */
export const noticeParams = z.record(z.string(), z.union([z.string(), z.number(), text]));
export type NoticeParams = z.infer<typeof noticeParams>;

export const notice = z.object({
  id: z.uuid(),
  kind: noticeKind,
  params: noticeParams,
  /** Where its one action leads; null when there is nothing to do. */
  link: workLink.nullable(),
  /** ISO 8601, UTC. */
  at: z.string(),
  read: z.boolean(),
});
export type Notice = z.infer<typeof notice>;

/** `before` is the `next` of the page above. */
export const noticesQuery = z.strictObject({
  before: z.uuid().optional(),
  limit: z.coerce.number().int().min(1).max(50).default(20),
});
export type NoticesQuery = z.infer<typeof noticesQuery>;

/** The reader's notices, newest first. */
export const notices = z.object({
  unread: z.number().int(),
  notices: z.array(notice),
  next: z.uuid().nullable(),
});
export type Notices = z.infer<typeof notices>;

export const unreadNotices = z.object({ unread: z.number().int() });
export type UnreadNotices = z.infer<typeof unreadNotices>;
