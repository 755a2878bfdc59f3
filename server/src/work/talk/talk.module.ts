import { Module } from '@nestjs/common';

import { PracticesModule } from '../practices/practices.module.js';
import { AnsweredQuestionsQueries } from './answered-questions.queries.js';
import { CommentController } from './comment.controller.js';
import { CommentEditsQueries } from './comment-edits.queries.js';
import { EditComment } from './edit-comment.command.js';
import { FollowCard } from './follow-card.command.js';
import { GiveThanks } from './give-thanks.command.js';
import { OpenQuestionsController } from './open-questions.controller.js';
import { OpenQuestionsQueries } from './open-questions.queries.js';
import { RemoveComment } from './remove-comment.command.js';
import { SayComment } from './say-comment.command.js';
import { TakeBackThanks } from './take-back-thanks.command.js';
import { TalkController } from './talk.controller.js';
import { TalkNews } from './talk-news.js';

const commands = [SayComment, EditComment, RemoveComment, GiveThanks, TakeBackThanks, FollowCard];

/** What colleagues say under practice cards, whom they thank, and the questions that wait for an answer. */
@Module({
  imports: [PracticesModule],
  controllers: [TalkController, CommentController, OpenQuestionsController],
  exports: [RemoveComment],
  providers: [TalkNews, CommentEditsQueries, OpenQuestionsQueries, AnsweredQuestionsQueries, ...commands],
})
export class TalkModule {}
