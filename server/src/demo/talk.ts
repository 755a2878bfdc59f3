import type { INestApplicationContext } from '@nestjs/common';

import type { Actor } from '../platform/actor.js';
import type { PracticeText } from '@guildhall/shared/work/practice-card';
import { AdaptPractice } from '../work/adoption/adapt-practice.command.js';
import { OfferHandover } from '../work/care/offer-handover.command.js';
import { ReportPractice } from '../work/care/report-practice.command.js';
import { PageQueries } from '../work/practices/page.queries.js';
import { PublishPractice } from '../work/practices/publish-practice.command.js';
import { SavePracticeText } from '../work/practices/save-practice.command.js';
import { EditComment } from '../work/talk/edit-comment.command.js';
import { FollowCard } from '../work/talk/follow-card.command.js';
import { GiveThanks } from '../work/talk/give-thanks.command.js';
import { SayComment } from '../work/talk/say-comment.command.js';
import type { Council } from './council.js';
import type { Published } from './publish-card.js';

/** One more than "Good question" takes. */
const FOUND_USEFUL = 6;

/** What colleagues say under some cards, thank each other for, and leave for the visitor to decide; told by the real commands. */
export class Talk {
  constructor(
    private readonly nest: INestApplicationContext,
    private readonly council: Council,
    private readonly cards: readonly Published[],
  ) {}

  async tell(): Promise<void> {
    const [bins, tailgate, tables, , letters] = this.cards;
    await this.radio(bins!);
    await this.mess(tailgate!);
    await this.thanks(bins!, 'Our crews stopped ringing twice about the same bin.');
    await this.thanks(tables!, 'Two of our residents now help others at the table.');
    await this.goodQuestion(bins!);
    await this.adapted(tables!);
    await this.careOf(letters!);
  }

  /** Someone of the story who did not write the card. */
  private someone(card: Published, ...keys: string[]): Actor {
    return keys.map((key) => this.council.story.get(key)!).find(({ memberId }) => memberId !== card.author.memberId)!;
  }

  private async radio(card: Published): Promise<void> {
    const [dev, ffion] = [this.someone(card, 'dev', 'helen'), this.someone(card, 'ffion', 'nora')];
    const say = this.nest.get(SayComment);
    const asked = 'Does it work by radio, too? Half of our vans have no signal beyond the ridge.';
    const first = await say.execute(dev, card.id, { text: asked, mentions: [], replyTo: null });
    const answer = `It does: the crew calls it in, and the depot ticks it off. @${card.author.name} set it up with us in an hour.`;
    const reply = await say.execute(ffion, card.id, {
      text: answer,
      mentions: [card.author.memberId],
      replyTo: first.id,
    });
    const text = `${asked} Paper is what we fall back on.`;
    await this.nest.get(EditComment).execute(dev, first.id, { text, mentions: [] });
    await this.nest.get(GiveThanks).execute(dev, card.id, { kind: 'useful', commentId: reply.id });
    await this.nest.get(FollowCard).execute(dev, card.id, true);
  }

  private async mess(card: Published): Promise<void> {
    const text = 'We print the board for the mess room. Whoever was off the day before reads it over tea.';
    const comment = { text, mentions: [], replyTo: null };
    const { id } = await this.nest.get(SayComment).execute(this.someone(card, 'nora', 'tom'), card.id, comment);
    const reason = 'It says who was off on which day; perhaps that need not be here.';
    await this.nest
      .get(ReportPractice)
      .execute(this.someone(card, 'sam', 'helen'), card.id, { about: { kind: 'comment', id }, reason });
  }

  private async thanks(card: Published, reason: string): Promise<void> {
    const give = this.nest.get(GiveThanks);
    await give.execute(this.someone(card, 'tom', 'nora'), card.id, { kind: 'thanks', commentId: null, reason });
    for (const key of ['sam', 'nora', 'helen']) {
      const by = this.council.story.get(key)!;
      if (by.memberId !== card.author.memberId) await give.execute(by, card.id, { kind: 'useful', commentId: null });
    }
  }

  /** Colleagues of many teams find one question useful. */
  private async goodQuestion(card: Published): Promise<void> {
    const { questions } = await this.nest.get(PageQueries).page(card.author, card.id);
    const [question] = questions;
    if (!question) return;
    const others = this.council.members.filter(({ memberId }) => memberId !== question.by.id);
    for (let nth = 0; nth < FOUND_USEFUL; nth++) {
      const by = others[Math.floor((nth * others.length) / FOUND_USEFUL)]!;
      await this.nest
        .get(GiveThanks)
        .execute(by, card.id, { kind: 'useful', commentId: null, questionId: question.id });
    }
  }

  /** Another team makes a card of its own from one. */
  private async adapted(card: Published): Promise<void> {
    const by = this.someone(card, 'sam', 'helen');
    const draft = await this.nest.get(AdaptPractice).execute(by, card.id);
    const { text } = await this.nest.get(PageQueries).draft(by, draft.id);
    const ours: PracticeText = {
      ...text,
      title: 'A drop-in table in the depot canteen',
      whatWeDid: ['One table in the canteen, Friday at half past two.', 'A colleague from another team sits in.'],
      whatChanged: { before: 'Nobody asked', after: 'Five or six each Friday', measured: 'Six Fridays' },
      howWeKnow: 'A tally on the canteen board.',
      result: 'worked',
    };
    const saved = await this.nest
      .get(SavePracticeText)
      .execute(by, draft.id, { basedOn: draft.textVersion, text: ours });
    const publish = { basedOn: saved.textVersion, audience: 'council' as const };
    await this.nest.get(PublishPractice).execute(by, draft.id, publish);
  }

  /** A card whose author asks the visitor's neighbour to look after it, changed once so that there is something to compare. */
  private async careOf(card: Published): Promise<void> {
    const { text, textVersion } = await this.nest.get(PageQueries).draft(card.author, card.id);
    const changed = { ...text, whatDidNotWork: `${text.whatDidNotWork} Nor did sending it on a Friday.` };
    const save = { basedOn: textVersion, text: changed, note: 'One more thing that did not work' };
    await this.nest.get(SavePracticeText).execute(card.author, card.id, save);
    await this.nest.get(OfferHandover).execute(card.author, card.id, { to: this.someone(card, 'dev', 'tom').memberId });
  }
}
