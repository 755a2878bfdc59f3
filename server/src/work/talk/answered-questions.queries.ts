import type { Locale } from '@guildhall/shared/people/me';
import type { AnsweredQuestion, AnsweredSearch } from '@guildhall/shared/work/practice-talk';
import { Injectable } from '@nestjs/common';

import type { Actor } from '../../platform/actor.js';
import { Database } from '../../platform/database/database.js';
import { plainWords, renderMarkdown } from '../../platform/markdown/markdown.js';
import { standingAnswer } from '../practices/question.queries.js';
import { reachable, reachesOf } from '../practices/reach.js';
import { starterAnswers } from './starter-answers.js';

const MOST = 3;

interface Row {
  language: Locale;
  question: string;
  answer: string;
  card: AnsweredQuestion['card'];
}

/**
 * Questions like the words typed so far that have an answer: the product's own and those under cards the reader may
 * read. Of several answers the one that helped, then the first. The same question asked twice is offered once.
 */
const ALIKE = `
  with typed as (select plain($2) as words),
  answered as (
    select s.language, s.question, s.answer, null::jsonb as card, word_similarity(typed.words, plain(s.question)) as alike
    from typed, jsonb_to_recordset($4) as s (language text, question text, answer text)
    where typed.words <% plain(s.question)
    union all
    (select p.locale, q.text, a.text, jsonb_build_object('id', p.id, 'title', p.title, 'locale', p.locale),
       word_similarity(typed.words, plain(q.text))
     from typed join practice_question q on typed.words <% plain(q.text)
     join ${reachable('$1', '$3')} p on p.id = q.practice_id and p.state = 'published'
     join lateral (
       select a.text from practice_answer a where a.question_id = q.id and ${standingAnswer}
       order by a.accepted_at is null, a.answered_at limit 1) a on true
     where q.organisation_id = $1 and q.answered and q.gone_at is null
     order by 5 desc, q.asked_at desc limit 20)
  ), once as (
    select distinct on (plain(question)) * from answered order by plain(question), card is not null, alike desc
  )
  select language, question, answer, card from once order by alike desc, question limit ${MOST}`;

/** Answers that are there already, for who begins to ask. */
@Injectable()
export class AnsweredQuestionsQueries {
  constructor(private readonly database: Database) {}

  /** The closest first; without words, what everybody asks who begins, in the language named. */
  async list(actor: Actor, { text, language }: AnsweredSearch): Promise<AnsweredQuestion[]> {
    const rows = text
      ? await this.database.search<Row>(ALIKE, [
          actor.organisationId,
          text,
          reachesOf(actor),
          JSON.stringify(starterAnswers),
        ])
      : starterAnswers.filter((each) => each.language === language).map((each) => ({ ...each, card: null }));
    return Promise.all(
      rows.map(async ({ question, answer, ...row }) => ({
        ...row,
        question: plainWords(question),
        answer: await renderMarkdown(answer),
      })),
    );
  }
}
