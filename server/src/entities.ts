import { HandoverRow } from './work/care/handover.row.js';
import { ReportRow } from './work/care/report.row.js';
import { CircleMemberRow, CirclePostRow, CircleReportRow } from './work/circle/circle.row.js';
import { GuidanceRow } from './work/guidance/guidance.row.js';
import {
  PracticeCreditRow,
  PracticeRevisionRow,
  PracticeRow,
  PracticeVersionRow,
} from './work/practices/practice.row.js';
import { AnswerRow, QuestionRow } from './work/practices/question.row.js';
import { ReuseRow } from './work/practices/reuse.row.js';
import { CommentEditRow, CommentRow, MentionRow } from './work/talk/comment.row.js';
import { ThanksRow } from './work/talk/thanks.row.js';

/** Every TypeORM entity; a test holds each against the migrated tables. */
export const entities = [
  GuidanceRow,
  PracticeRow,
  PracticeVersionRow,
  PracticeCreditRow,
  PracticeRevisionRow,
  ReuseRow,
  QuestionRow,
  AnswerRow,
  CommentRow,
  CommentEditRow,
  MentionRow,
  ThanksRow,
  CircleMemberRow,
  CirclePostRow,
  CircleReportRow,
  HandoverRow,
  ReportRow,
];
