import { Injectable } from '@nestjs/common';

import type { Actor } from '../../platform/actor.js';
import { Collaboration } from '../../platform/collab/collaboration.js';
import type { Tx } from '../../platform/database/database.js';
import { replaceText } from '../richtext/yjs.js';
import type { GuidanceRow } from './guidance.row.js';
import { changeGuidance, textName } from './guidance.store.js';
import { keepRevision, loadRevision } from './revision.store.js';
import { Texts } from './texts.js';

/** Sets a next edition that was begun aside: what readers have is the text again, and nothing that was written is lost. */
@Injectable()
export class SetAsideEdition {
  constructor(
    private readonly texts: Texts,
    private readonly collaboration: Collaboration,
  ) {}

  async run(tx: Tx, actor: Actor, row: GuidanceRow, step: Partial<GuidanceRow> & { at: Date }): Promise<GuidanceRow> {
    const { at, ...changes } = step;
    await keepRevision(tx, row, await this.texts.all(tx, row), { kind: 'automatic', message: '', byId: null, at });
    // Decisions on words that nobody will read must not count for the edition that is begun one day.
    await tx.query(`delete from guidance_review where guidance_id = $1 and edition = $2 and state = 'requested'`, [
      row.id,
      row.edition,
    ]);
    await tx.query(`update guidance_review set state = 'voided' where guidance_id = $1 and edition = $2`, [
      row.id,
      row.edition,
    ]);
    const by = { organisationId: row.organisationId, memberId: actor.memberId };
    for (const { language, doc } of await loadRevision(tx, row.id, await readersRevision(tx, row.id))) {
      if (!row.languages.includes(language)) continue;
      await this.collaboration.write(textName(row.id, language), by, (yjs) => replaceText(yjs, doc), tx);
    }
    const nobody = { consultationUnitId: null, consultationClosesOn: null, frozenRevision: null };
    return changeGuidance(tx, row, { ...changes, ...nobody, edition: row.edition - 1 });
  }
}

async function readersRevision(tx: Tx, id: string): Promise<number> {
  const [current] = await tx.query<{ revision: number }>(
    `select revision from guidance_publication where guidance_id = $1 and state = 'current'`,
    [id],
  );
  return current!.revision;
}
