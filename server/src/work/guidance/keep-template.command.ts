import type { GuidanceTemplate, KeepTemplate as Request } from '@guildhall/shared/work/guidance';
import { Injectable } from '@nestjs/common';

import type { Actor } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import { constraintMeans } from '../../platform/database/constraint-problems.js';
import { Database, type Tx } from '../../platform/database/database.js';
import { fieldProblem, Problem } from '../../platform/http/problem.js';
import { newId } from '../../platform/ids.js';
import { allow } from '../practices/refusals.policy.js';
import { answerableFor } from './guidance.policy.js';
import { lockGuidance } from './guidance.store.js';
import { SourceQueries } from './source.queries.js';
import { Texts } from './texts.js';

constraintMeans('guidance_template_name', () =>
  fieldProblem('name', 'name_taken', 'There is a template of this name already. Please choose another name.'),
);

/** Keeps a document's present text as a template of the organisation, and takes templates away. */
@Injectable()
export class KeepTemplate {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly texts: Texts,
    private readonly sources: SourceQueries,
  ) {}

  /** What was begun from a template that another takes the place of stays as it is. */
  execute(actor: Actor, guidanceId: string, { name, instead }: Request): Promise<GuidanceTemplate> {
    return this.database.transaction(actor, async (tx) => {
      const { row, facts } = await lockGuidance(tx, actor, guidanceId);
      allow(
        actor,
        'guidance.manage',
        answerableFor(facts),
        'Its owner, deputy or an administrator keeps it as a template.',
      );
      const texts = Object.fromEntries((await this.texts.all(tx, row)).map(({ language, doc }) => [language, doc]));
      if (instead && !(await this.takeAway(tx, actor, instead))) throw noSuchTemplate();
      const id = instead ?? newId();
      await tx.query(
        `insert into guidance_template (id, organisation_id, kind, name, texts, made_by, made_at)
         values ($1, $2, $3, $4, $5, $6, $7)`,
        [id, row.organisationId, row.kind, name, JSON.stringify(texts), actor.memberId, this.clock.now()],
      );
      return this.sources.ownTemplate(tx, actor, id);
    });
  }

  /** Takes a template out of the list; what was begun from it stays. Throws `not_found` where there is none. */
  async remove(actor: Actor, id: string): Promise<void> {
    const gone = await this.database.transaction(actor, (tx) => this.takeAway(tx, actor, id));
    if (!gone) throw new Problem('not_found', 'We could not find that template. It may be gone already.');
  }

  /** False where there is none. */
  private async takeAway(tx: Tx, actor: Actor, id: string): Promise<boolean> {
    const { organisationId } = actor;
    const [gone] = await tx.query<{ madeBy: string }>(
      `delete from guidance_template where organisation_id = $1 and id = $2 returning made_by as "madeBy"`,
      [organisationId, id],
    );
    if (!gone) return false;
    const resource = { organisationId, ownerId: gone.madeBy };
    allow(actor, 'guidance.manage', resource, 'Who made a template, or an administrator, changes it or takes it away.');
    return true;
  }
}

const noSuchTemplate = () => fieldProblem('instead', 'unknown_template', 'We could not find that template.');
