import { PracticeCreditRow, PracticeRevisionRow, PracticeRow } from './work/practices/practice.row.js';
import { AnswerRow, QuestionRow } from './work/practices/question.row.js';
import { ReuseRow } from './work/practices/reuse.row.js';

/** Every TypeORM entity; a test holds each against the migrated tables. */
export const entities = [PracticeRow, PracticeCreditRow, PracticeRevisionRow, ReuseRow, QuestionRow, AnswerRow];
