import type { ImportPractices as Request, ImportReport, PortablePractice } from '@guildhall/shared/work/practice-files';
import type { PracticeText } from '@guildhall/shared/work/practice-card';
import { practiceLimits } from '@guildhall/shared/work/practice-limits';
import { Injectable } from '@nestjs/common';

import type { Actor } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import { Database, type Tx } from '../../platform/database/database.js';
import { newId } from '../../platform/ids.js';
import { tidy } from '@guildhall/shared/work/practice-tidy';
import { insertDraft } from '../practices/practice.store.js';
import { allow } from '../practices/refusals.policy.js';
import { readFile } from './read-files.rules.js';

/** Brings practices in from files, as the caller's own drafts: all of them, or none while any file has a fault. */
@Injectable()
export class ImportPractices {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async execute(actor: Actor, { dryRun, files }: Request): Promise<ImportReport> {
    const { organisationId } = actor;
    allow(actor, 'practice.write', { organisationId }, 'Writing practice cards is not open to you.');
    const read = files.map(readFile);
    const told = read.map(({ name, practices, faults }) => ({
      name,
      titles: practices.map(({ title }) => title),
      faults,
    }));
    const practices = read.flatMap((file) => file.practices);
    if (dryRun || told.some(({ faults }) => faults.length > 0)) return { files: told, made: [] };
    return this.database.transaction(actor, async (tx) => ({
      files: told,
      made: await this.drafts(tx, actor, practices),
    }));
  }

  private async drafts(tx: Tx, actor: Actor, practices: PortablePractice[]): Promise<string[]> {
    const [own] = await tx.query<{ name: string }>(`select name from organisation where id = $1`, [
      actor.organisationId,
    ]);
    const made: string[] = [];
    for (const practice of practices) {
      const id = newId();
      await insertDraft(tx, actor, id, tidy(textOf(practice, actor, own!.name)), this.clock.now());
      made.push(id);
    }
    return made;
  }
}

/** Whoever brings it in answers questions about it; the councils it was written and adapted from are credited. */
function textOf(
  { credits, from, adaptedFrom, ...text }: PortablePractice,
  actor: Actor,
  ownCouncil: string,
): PracticeText {
  const sources = [from, adaptedFrom].flatMap((source) => (source ? [source.council] : []));
  const names = new Set([...sources.filter((council) => council !== ownCouncil), ...credits]);
  const credited = [...names].slice(0, practiceLimits.credits).map((name) => ({ kind: 'organisation' as const, name }));
  return { ...text, whoToAsk: actor.memberId, credits: credited, practices: [], guidance: [], openQuestions: [] };
}
