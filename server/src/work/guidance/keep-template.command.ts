import type { GuidanceTemplate, KeepTemplate as Request } from '@guildhall/shared/work/guidance';
import { Injectable } from '@nestjs/common';

import type { Actor } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import { constraintMeans } from '../../platform/database/constraint-problems.js';
import { Database } from '../../platform/database/database.js';
import { fieldProblem } from '../../platform/http/problem.js';
import { newId } from '../../platform/ids.js';
import { allow } from '../practices/refusals.policy.js';
import { answerableFor } from './guidance.policy.js';
import { lockGuidance } from './guidance.store.js';
import { SourceQueries } from './source.queries.js';
import { Texts } from './texts.js';

constraintMeans('guidance_template_name', () =>
  fieldProblem('name', 'name_taken', 'There is a template of this name already. Please choose another name.'),
);

/** Keeps a document's present text as a template of the organisation. */
@Injectable()
export class KeepTemplate {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly texts: Texts,
    private readonly sources: SourceQueries,
  ) {}

  execute(actor: Actor, guidanceId: string, { name }: Request): Promise<GuidanceTemplate> {
    return this.database.transaction(actor, async (tx) => {
      const { row, facts } = await lockGuidance(tx, actor, guidanceId);
      allow(
        actor,
        'guidance.manage',
        answerableFor(facts),
        'Its owner, deputy or an administrator keeps it as a template.',
      );
      const texts = Object.fromEntries((await this.texts.all(tx, row)).map(({ language, doc }) => [language, doc]));
      const id = newId();
      await tx.query(
        `insert into guidance_template (id, organisation_id, kind, name, texts, made_by, made_at)
         values ($1, $2, $3, $4, $5, $6, $7)`,
        [id, row.organisationId, row.kind, name, JSON.stringify(texts), actor.memberId, this.clock.now()],
      );
      return this.sources.ownTemplate(tx, row.organisationId, id);
    });
  }

  /** Takes a template out of the list; what was begun from it stays. */
  async remove(actor: Actor, id: string): Promise<void> {
    const { organisationId } = actor;
    const [found] = await this.database.query<{ madeBy: string }>(
      `select made_by as "madeBy" from guidance_template where organisation_id = $1 and id = $2`,
      [organisationId, id],
    );
    if (!found) return;
    const resource = { organisationId, ownerId: found.madeBy };
    allow(actor, 'guidance.manage', resource, 'Who made a template, or an administrator, takes it away.');
    await this.database.query(`delete from guidance_template where id = $1 and organisation_id = $2`, [
      id,
      organisationId,
    ]);
  }
}
