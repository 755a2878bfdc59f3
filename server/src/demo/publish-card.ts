import type { INestApplicationContext } from '@nestjs/common';

import type { Actor } from '../platform/actor.js';
import { BeginDraft } from '../work/practices/begin-draft.command.js';
import { PublishPractice } from '../work/practices/publish-practice.command.js';
import type { DemoCard } from './card.js';
import type { Council } from './council.js';

export interface Published {
  id: string;
  author: Actor;
}

/** Writes one of the demo's cards and publishes it, as someone of its unit; `mayAuthor` are preferred. */
export async function publishCard(
  nest: INestApplicationContext,
  { structure, members }: Council,
  { unit, text: { from, locale, ...text } }: DemoCard,
  mayAuthor: (actor: Actor) => boolean,
): Promise<Published> {
  const unitId = structure.idOf(unit);
  const team = members.filter(({ unitPath }) => unitPath.includes(unitId));
  const author = team.find(mayAuthor) ?? team[0]!;
  const credits = from ? [{ kind: 'organisation' as const, name: from }] : [];
  const card = { ...text, locale: locale ?? ('en' as const), whoToAsk: author.memberId, credits };
  const draft = await nest.get(BeginDraft).execute(author, card);
  await nest.get(PublishPractice).execute(author, draft.id, { basedOn: draft.textVersion, audience: 'council' });
  return { id: draft.id, author };
}
