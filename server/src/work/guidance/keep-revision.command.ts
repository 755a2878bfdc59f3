import type { GuidanceRevision } from '@guildhall/shared/work/guidance-text';
import { Injectable } from '@nestjs/common';

import type { Actor } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import { Collaboration } from '../../platform/collab/collaboration.js';
import { Database, type Tx } from '../../platform/database/database.js';
import { Problem } from '../../platform/http/problem.js';
import { holdsNow } from '../practices/refusals.policy.js';
import { replaceText } from '../richtext/yjs.js';
import { writes } from './guidance.policy.js';
import type { GuidanceRow } from './guidance.row.js';
import { lockGuidance, textName } from './guidance.store.js';
import { isBeingWritten } from './machine.rules.js';
import { type Keeping, keepRevision, loadRevision } from './revision.store.js';
import { readRevisions } from './revision.queries.js';
import { Texts } from './texts.js';

const writersOnly = () => new Problem('not_allowed', 'The people who write it do this.');

/** Keeps the text as it stands under a name, or puts an earlier one in its place. */
@Injectable()
export class KeepRevision {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly texts: Texts,
    private readonly collaboration: Collaboration,
  ) {}

  name(actor: Actor, id: string, name: string): Promise<GuidanceRevision> {
    return this.database.transaction(actor, async (tx) => {
      const { row, facts } = await lockGuidance(tx, actor, id);
      if (!writes(actor, facts)) throw writersOnly();
      const keeping = { kind: 'named', message: name, byId: actor.memberId, at: this.clock.now() } as const;
      return this.keep(tx, row, keeping);
    });
  }

  /**
   * Puts the texts of an earlier revision in place of the present ones, as a new revision. The present text is kept
   * first. Its words stay with who first wrote them.
   */
  restore(actor: Actor, id: string, number: number, message: string): Promise<GuidanceRevision> {
    return this.database.transaction(actor, async (tx) => {
      const { row, facts } = await lockGuidance(tx, actor, id);
      if (!writes(actor, facts)) throw writersOnly();
      holdsNow(isBeingWritten(row.state), 'Only a text that is being written can be put back.');
      const earlier = (await loadRevision(tx, id, number)).filter(({ language }) => row.languages.includes(language));
      const at = this.clock.now();
      await keepRevision(tx, row, await this.texts.all(tx, row), { kind: 'automatic', message: '', byId: null, at });
      for (const { language, doc } of earlier) {
        const { organisationId } = row;
        const by = { organisationId, memberId: actor.memberId };
        await this.collaboration.write(textName(id, language), by, (yjs) => replaceText(yjs, doc), tx);
      }
      const keeping = { kind: 'restored', message, byId: actor.memberId, at } as const;
      return this.keep(tx, row, keeping);
    });
  }

  private async keep(tx: Tx, row: GuidanceRow, keeping: Keeping): Promise<GuidanceRevision> {
    const number = await keepRevision(tx, row, await this.texts.all(tx, row), keeping);
    return (await readRevisions(tx, row.id, keeping.at, { number }))[0]!;
  }
}
