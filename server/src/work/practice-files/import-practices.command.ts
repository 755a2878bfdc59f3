import {
  fileLimits,
  type ImportPractices as Request,
  type ImportReport,
  type PortablePractice,
} from '@guildhall/shared/work/practice-files';
import type { PracticeText } from '@guildhall/shared/work/practice-card';
import { practiceLimits } from '@guildhall/shared/work/practice-limits';
import { tidy } from '@guildhall/shared/work/practice-tidy';
import { Injectable } from '@nestjs/common';
import { setImmediate } from 'node:timers/promises';

import type { Actor } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database/database.js';
import { fieldProblem } from '../../platform/http/problem.js';
import { newId } from '../../platform/ids.js';
import { insertDrafts } from '../practices/practice.store.js';
import { allow } from '../practices/refusals.policy.js';
import { namedHere, type NamedHere, titleKey } from './named-here.queries.js';
import { type FileRead, readFile } from './read-files.rules.js';

/** A practice that comes in, with the id it will have. */
interface Coming {
  id: string;
  practice: PortablePractice;
}

/** How many files are read before others have their turn. */
const AT_A_TIME = 25;

/** Brings practices in from files, as the caller's own drafts: all of them, or none while any file has a fault. */
@Injectable()
export class ImportPractices {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Throws `invalid` for more practices than come in at once. */
  async execute(actor: Actor, { dryRun, files }: Request): Promise<ImportReport> {
    const { organisationId } = actor;
    allow(actor, 'practice.write', { organisationId }, 'Writing practice cards is not open to you.');
    const read = await readAll(files);
    const coming = read.flatMap(({ practices }) => practices.map((practice) => ({ id: newId(), practice })));
    if (coming.length > fileLimits.practices) throw tooMany();
    const here = withThese(
      await namedHere(
        this.database,
        actor,
        coming.map(({ practice }) => practice),
      ),
      coming,
    );
    const told = read.map(({ name, practices, faults }) => ({
      name,
      titles: practices.map(({ title }) => title),
      faults,
      notHere: practices.flatMap((practice) => missingHere(practice, here)),
    }));
    if (dryRun || told.some(({ faults }) => faults.length > 0)) return { files: told, made: [] };
    await this.bringIn(actor, coming, here);
    return { files: told, made: coming.map(({ id }) => id) };
  }

  private async bringIn(actor: Actor, coming: readonly Coming[], here: NamedHere): Promise<void> {
    await this.database.transaction(actor, async (tx) => {
      const [own] = await tx.query<{ name: string }>(`select name from organisation where id = $1`, [
        actor.organisationId,
      ]);
      const drafts = coming.map(({ id, practice }) => ({
        id,
        text: tidy(textOf(practice, actor, own!.name, here, id)),
      }));
      await insertDrafts(tx, actor, drafts, this.clock.now());
    });
  }
}

/** What each file holds; thousands of them keep nobody else waiting. */
async function readAll(files: Request['files']): Promise<FileRead[]> {
  const read: FileRead[] = [];
  for (const [nth, file] of files.entries()) {
    if (nth % AT_A_TIME === AT_A_TIME - 1) await setImmediate();
    read.push(readFile(file));
  }
  return read;
}

function tooMany() {
  const most = fileLimits.practices.toLocaleString('en-GB');
  return fieldProblem(
    'files',
    'too_big',
    `Please bring in ${most} practices at most at once, and the others after that.`,
  );
}

/** What is here and what comes in with the same files; a card that is here already is the one that is meant. */
function withThese(here: NamedHere, coming: readonly Coming[]): NamedHere {
  const these = new Map(coming.map(({ id, practice }) => [titleKey(practice.title), id]));
  return { ...here, practices: new Map([...these, ...here.practices]) };
}

function missingHere({ practices, guidance }: PortablePractice, here: NamedHere): string[] {
  return [
    ...practices.filter((title) => !here.practices.has(titleKey(title))),
    ...guidance.filter((slug) => !here.guidance.has(slug)),
  ];
}

/** Whoever brings it in answers questions about it; the councils it was written and adapted from are credited. */
function textOf(
  { credits, from, adaptedFrom, practices, guidance, ...text }: PortablePractice,
  actor: Actor,
  ownCouncil: string,
  here: NamedHere,
  id: string,
): PracticeText {
  const sources = [from, adaptedFrom].flatMap((source) => (source ? [source.council] : []));
  const names = new Set([...sources.filter((council) => council !== ownCouncil), ...credits]);
  const credited = [...names].slice(0, practiceLimits.credits).map((name) => ({ kind: 'organisation' as const, name }));
  const links = practices.flatMap((title) => here.practices.get(titleKey(title)) ?? []).filter((each) => each !== id);
  const follows = guidance.flatMap((slug) => here.guidance.get(slug) ?? []);
  return { ...text, whoToAsk: actor.memberId, credits: credited, practices: links, guidance: follows };
}
