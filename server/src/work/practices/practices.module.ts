import { partnerPracticeTopic, practiceTopic } from '@guildhall/shared/work/practices';
import { Module } from '@nestjs/common';

import { Notices } from '../../platform/database/notify.js';
import { NETWORK_LEFT } from '../../people/organisation/change-organisation.command.js';
import { LiveGateway } from '../../platform/live/gateway.js';
import { LiveTopics } from '../../platform/live/live-topics.js';
import { AcceptAnswer } from './accept-answer.command.js';
import { AnswerController } from './answer.controller.js';
import { AnswerQuestion } from './answer-question.command.js';
import { AskQuestion } from './ask-question.command.js';
import { AudienceController } from './audience.controller.js';
import { BeginDraft } from './begin-draft.command.js';
import { CardController } from './card.controller.js';
import { CopyController } from './copy.controller.js';
import { Deeds } from './deeds.store.js';
import { DiscardDraft } from './discard-draft.command.js';
import { DropCopy } from './drop-copy.command.js';
import { EndReuse } from './end-reuse.command.js';
import { HidePractice } from './hide-practice.command.js';
import { IntendReuse } from './intend-reuse.command.js';
import { KeepCopy } from './keep-copy.command.js';
import { LibraryController } from './library.controller.js';
import { LibraryQueries } from './library.queries.js';
import { NamingController } from './naming.controller.js';
import { PageQueries } from './page.queries.js';
import { PartnerPracticeLive } from './partner-practice.live.js';
import { PRACTICE_CLOSED, PracticeLive } from './practice.live.js';
import { PracticeNews } from './practice-news.js';
import { PublishPractice } from './publish-practice.command.js';
import { QuestionController } from './question.controller.js';
import { RecordReuse } from './record-reuse.command.js';
import { RestorePractice } from './restore-practice.command.js';
import { RetirePractice } from './retire-practice.command.js';
import { ReuseController } from './reuse.controller.js';
import { SavePracticeText } from './save-practice.command.js';
import { ShelfController } from './shelf.controller.js';
import { SimilarQueries } from './similar.queries.js';
import { SpellingQueries } from './spelling.queries.js';
import { ShowPractice } from './show-practice.command.js';
import { StartReuse } from './start-reuse.command.js';
import { TakeAway } from './take-away.js';
import { TakeDown } from './take-down.js';
import { LeaveNoTrace } from './leave-no-trace.js';
import { TakeBackAcceptance } from './take-back-acceptance.command.js';
import { TakeBackAnswer } from './take-back-answer.command.js';
import { TakeBackQuestion } from './take-back-question.command.js';
import { TakeBackWidening } from './take-back-widening.command.js';
import { WidenPractice } from './widen-practice.command.js';

const writing = [BeginDraft, SavePracticeText, PublishPractice, DiscardDraft, KeepCopy, DropCopy];
const shelving = [RetirePractice, RestorePractice, HidePractice, ShowPractice, WidenPractice, TakeBackWidening];
const reusing = [IntendReuse, StartReuse, RecordReuse, EndReuse];
const talking = [AskQuestion, AnswerQuestion, AcceptAnswer, TakeBackAcceptance, TakeBackAnswer, TakeBackQuestion];

/** The library of practice cards, their reuse by other teams, and the talk under them. */
@Module({
  controllers: [
    LibraryController,
    CardController,
    CopyController,
    NamingController,
    ShelfController,
    AudienceController,
    ReuseController,
    QuestionController,
    AnswerController,
  ],
  providers: [
    LibraryQueries,
    SimilarQueries,
    SpellingQueries,
    PageQueries,
    PracticeLive,
    PartnerPracticeLive,
    PracticeNews,
    TakeAway,
    TakeDown,
    LeaveNoTrace,
    Deeds,
    ...writing,
    ...shelving,
    ...reusing,
    ...talking,
  ],
  exports: [Deeds, PracticeLive, SavePracticeText, TakeAway, TakeDown],
})
export class PracticesModule {
  constructor(
    live: PracticeLive,
    partners: PartnerPracticeLive,
    topics: LiveTopics,
    notices: Notices,
    gateway: LiveGateway,
  ) {
    topics.register(live);
    topics.register(partners);
    notices.on(PRACTICE_CLOSED, (id) => {
      void gateway.recheck(practiceTopic.of(id));
      void gateway.recheck(partnerPracticeTopic.of(id));
    });
    notices.on(NETWORK_LEFT, () => {
      const watched = (topic: string) => gateway.watchedHere().filter((address) => address.startsWith(`${topic}:`));
      for (const address of watched(partnerPracticeTopic.name)) void gateway.recheck(address);
      const cards = watched(practiceTopic.name).map((address) => address.slice(practiceTopic.name.length + 1));
      if (cards.length > 0) void live.takenAnew(cards).catch(() => undefined);
    });
  }
}
