import type { RestoreRevision as Request } from '@guildhall/shared/work/practice-care';
import type { SavedPractice } from '@guildhall/shared/work/practice-card';
import { Injectable } from '@nestjs/common';

import type { Actor } from '../../platform/actor.js';
import { SavePracticeText } from '../practices/save-practice.command.js';
import { RevisionQueries } from './revision.queries.js';

/** Goes back to a former text: it becomes the newest revision, and all that was said since stays readable. */
@Injectable()
export class RestoreRevision {
  constructor(
    private readonly revisions: RevisionQueries,
    private readonly save: SavePracticeText,
  ) {}

  /** Throws what saving a text throws: `not_allowed`, `changed_meanwhile`, `not_in_this_state`. */
  async execute(actor: Actor, practiceId: string, number: number, { basedOn, note }: Request): Promise<SavedPractice> {
    const text = await this.revisions.formerText(actor, practiceId, number);
    return this.save.execute(actor, practiceId, { basedOn, text, note });
  }
}
