import type { INestApplicationContext } from '@nestjs/common';
import type {
  BeginGuidance as BeginRequest,
  ChangeGuidance as ChangeRequest,
} from '@guildhall/shared/work/guidance-document';
import type { MoveGuidance as MoveRequest } from '@guildhall/shared/work/guidance-moves';
import type { DateTime } from 'luxon';

import type { Actor } from '../platform/actor.js';
import { Collaboration } from '../platform/collab/collaboration.js';
import { anchorOf } from '../work/guidance/anchor.rules.js';
import { AskReview } from '../work/guidance/ask-review.command.js';
import { BeginGuidance } from '../work/guidance/begin-guidance.command.js';
import { ChangeGuidance } from '../work/guidance/change-guidance.command.js';
import { DecideReview } from '../work/guidance/decide-review.command.js';
import { DecideSuggestion } from '../work/guidance/decide-suggestion.command.js';
import { GuidancePageQueries } from '../work/guidance/page.queries.js';
import { MakeSuggestion } from '../work/guidance/make-suggestion.command.js';
import { MoveGuidance } from '../work/guidance/move-guidance.command.js';
import { RevisionQueries } from '../work/guidance/revision.queries.js';
import { SayBesideGuidance } from '../work/guidance/say.command.js';
import { fromMarkdown } from '../work/richtext/from-markdown.js';
import { TEXT_FRAGMENT, typesOf } from '../work/richtext/yjs.js';
import type { Council } from './council.js';
import { answering, depot, risks } from './guidance-texts.js';

type Language = 'en' | 'cy';

/** Guidance of the demo in its different states, each brought there by the real commands. */
export class GuidanceStory {
  constructor(
    private readonly nest: INestApplicationContext,
    private readonly council: Council,
  ) {}

  /** Two people write one in both languages; a reviewer has it made plainer, looks at it and approves it. */
  async published(): Promise<void> {
    const [ffion, dev, grace] = [this.who('ffion'), this.who('dev'), this.who('grace')];
    const id = await this.begin(ffion, { kind: 'guide', titles: answering.titles, source: { from: 'nothing' } });
    await this.change(ffion, id, {
      authorIds: [dev.memberId],
      deputyId: this.who('nora').memberId,
      audience: { en: 'Everyone', cy: 'Pawb' },
    });
    for (const language of ['en', 'cy'] as const) {
      await this.write(ffion, id, language, answering.ffion[language]);
      await this.write(dev, id, language, answering.dev[language]);
    }
    await this.move(ffion, id, { move: 'consult', message: 'What is missing?', unitId: null, closesOn: '2999-12-31' });
    const suggested = await this.suggest(this.who('sam'), id, 'come across', 'find');
    await this.nest.get(DecideSuggestion).execute(ffion, suggested, { decision: 'accepted' });
    await this.move(ffion, id, { move: 'freeze', message: 'Ready to be read.' });
    await this.review(grace, id);
    await this.move(grace, id, { move: 'approve', message: 'Clear, and kind.' });
    await this.move(ffion, id, { move: 'publish', message: 'For everyone.' });
  }

  /** What the visitor finds under way: one before its reviewer, one being written with a suggestion and a comment, an outline. */
  async underWay(until: DateTime): Promise<void> {
    await this.inReview();
    await this.beingWritten(until);
    const titles = { en: 'Friends of the library: how we work', cy: 'Cyfeillion y llyfrgell: sut rydym yn gweithio' };
    const source = { from: 'template', template: 'terms' } as const;
    await this.nest.get(BeginGuidance).execute(this.who('ffion'), { kind: 'terms', titles, source });
  }

  private async inReview(): Promise<void> {
    const helen = this.who('helen');
    const id = await this.begin(helen, { kind: 'policy', titles: depot.titles, source: { from: 'nothing' } });
    await this.change(helen, id, { requiredReviews: ['people', 'equality'], deputyId: this.who('dev').memberId });
    await this.write(helen, id, 'en', depot.helen);
    const asked = { kind: 'people', reviewerId: this.who('sam').memberId, scope: null } as const;
    await this.nest.get(AskReview).execute(helen, id, asked);
    await this.move(helen, id, { move: 'freeze', message: 'The half hour is agreed with every depot.' });
  }

  private async beingWritten(until: DateTime): Promise<void> {
    const [sam, grace] = [this.who('sam'), this.who('grace')];
    const id = await this.begin(sam, { kind: 'register', titles: risks.titles, source: { from: 'nothing' } });
    await this.change(sam, id, { authorIds: [this.who('priya').memberId], reviewEveryMonths: 3 });
    await this.write(sam, id, 'en', risks.sam);
    const closesOn = until.plus({ days: 10 }).toISODate()!;
    await this.move(sam, id, { move: 'consult', message: 'Which risk have we not seen?', unitId: null, closesOn });
    await this.suggest(grace, id, 'utilise', 'use');
    const text = 'The third risk has no date yet. Could we look again after Easter?';
    await this.nest.get(SayBesideGuidance).open(grace, id, { anchor: null, text, mentions: [sam.memberId] });
  }

  private who(key: string): Actor {
    return this.council.story.get(key)!;
  }

  private async begin(owner: Actor, request: BeginRequest): Promise<string> {
    const { id } = await this.nest.get(BeginGuidance).execute(owner, request);
    await this.move(owner, id, { move: 'begin-drafting', message: 'We begin.' });
    return id;
  }

  private change(owner: Actor, id: string, changes: ChangeRequest): Promise<void> {
    return this.nest.get(ChangeGuidance).execute(owner, id, changes);
  }

  private async move(by: Actor, id: string, request: MoveRequest): Promise<void> {
    await this.nest.get(MoveGuidance).execute(by, id, request);
  }

  /** Writes at the end; the empty paragraph of a new text makes room. */
  private async write(by: Actor, id: string, language: Language, markdown: string): Promise<void> {
    const { doc: text } = await fromMarkdown(markdown);
    await this.nest.get(Collaboration).write(`guidance:${id}:${language}`, by, (doc) => {
      const fragment = doc.getXmlFragment(TEXT_FRAGMENT);
      if (fragment.length === 1 && fragment.toString() === '<paragraph></paragraph>') fragment.delete(0, 1);
      fragment.insert(fragment.length, typesOf(text.content ?? []));
    });
  }

  private async suggest(by: Actor, id: string, quote: string, replacement: string): Promise<string> {
    const doc = await this.nest.get(Collaboration).read(`guidance:${id}:en`);
    const anchor = anchorOf(doc, 'en', quote)!;
    const made = await this.nest.get(MakeSuggestion).execute(by, id, { anchor, replacement, reason: 'Plainer.' });
    return made.id;
  }

  private async review(by: Actor, id: string): Promise<void> {
    const { reviews } = await this.nest.get(GuidancePageQueries).page(by, id);
    const [frozen] = await this.nest.get(RevisionQueries).list(by, id);
    for (const review of reviews.filter(({ state }) => state === 'requested')) {
      const decision = { decision: 'approved', reason: '', hash: frozen!.textHash } as const;
      await this.nest.get(DecideReview).execute(by, review.id, decision);
    }
  }
}
