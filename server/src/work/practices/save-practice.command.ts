import { isDeepStrictEqual } from 'node:util';

import type { FieldError } from '@guildhall/shared/platform/problem';
import type { PracticeText, SavedPractice, SavePractice } from '@guildhall/shared/work/practice-card';
import { tidy } from '@guildhall/shared/work/practice-tidy';
import { Injectable } from '@nestjs/common';

import type { Actor } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import { Database, type Tx } from '../../platform/database/database.js';
import { Problem } from '../../platform/http/problem.js';
import { missingToPublish } from './card.rules.js';
import { canBeEdited } from './lifecycle.rules.js';
import { dropCopy } from './copy.store.js';
import { saveOpenQuestions } from './open-questions.store.js';
import { PracticeLive } from './practice.live.js';
import { PracticeNews } from './practice-news.js';
import { cardResource } from './practice.policy.js';
import type { PracticeRow } from './practice.row.js';
import { keepRevision, lockCard, saveText, textOf } from './practice.store.js';
import { allow, holdsNow } from './refusals.policy.js';

/** Saves the text of a draft, or a new revision of a published card. */
@Injectable()
export class SavePracticeText {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly live: PracticeLive,
    private readonly news: PracticeNews,
  ) {}

  /** Throws `changed_meanwhile` when somebody else saved since `basedOn`, and `invalid` when a published card would lose a part it needs. */
  execute(actor: Actor, id: string, { basedOn, text: written, note }: SavePractice): Promise<SavedPractice> {
    const text = tidy(written);
    return this.database.transaction(actor, async (tx) => {
      const { practice, facts } = await lockCard(tx, actor, id);
      allow(actor, 'practice.edit', cardResource(facts), 'Only the people who wrote a card can change it.');
      holdsNow(canBeEdited(practice.state), 'This card is retired. Bring it back before you change it.');
      // The same words again are a repeat whose answer was lost, not a conflict.
      if (isDeepStrictEqual(await textOf(tx, id), text)) return { id, textVersion: practice.textVersion };
      checkBase(practice, basedOn);
      checkWhole(practice, text);
      const saved = await this.save(tx, actor, practice, text, note ?? '');
      return { id, textVersion: saved.textVersion };
    });
  }

  private async save(
    tx: Tx,
    actor: Actor,
    practice: PracticeRow,
    text: PracticeText,
    note: string,
  ): Promise<PracticeRow> {
    const now = this.clock.now();
    const saved = await saveText(tx, practice, text, now);
    const published = practice.state !== 'draft';
    if (published) await keepRevision(tx, practice, { text, note, byId: actor.memberId, at: now });
    const questions = published ? await saveOpenQuestions(tx, actor, saved, text.openQuestions, now) : {};
    await this.news.revised(tx, actor, saved);
    await this.news.mended(tx, actor, saved);
    await dropCopy(tx, actor, practice.id);
    await this.live.cardChanged(tx, saved, now, questions);
    return saved;
  }
}

/** Throws `changed_meanwhile`, so that nobody's words are written over unseen. */
export function checkBase(practice: PracticeRow, basedOn: number): void {
  if (practice.textVersion === basedOn) return;
  throw new Problem(
    'changed_meanwhile',
    'Somebody saved this card while you were writing. Your words are still with you.',
  );
}

function checkWhole(practice: PracticeRow, text: PracticeText): void {
  if (practice.state !== 'draft') refuseMissing(text);
}

/** Throws `invalid`, naming every part that is still needed, with an example each. */
export function refuseMissing(text: PracticeText): void {
  refuse(missingToPublish(text));
}

/** Throws `invalid` with these faults, if there are any. */
export function refuse(errors: FieldError[]): void {
  if (errors.length > 0) throw new Problem('invalid', errors[0]!.message, { errors });
}
