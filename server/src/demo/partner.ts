import type { INestApplicationContext } from '@nestjs/common';

import { AddMembers } from '../people/organisation/add-members.command.js';
import { AddUnits, type NewUnit } from '../people/organisation/add-units.command.js';
import { ChangeOrganisationCommand } from '../people/organisation/change-organisation.command.js';
import { CreateOrganisation } from '../people/organisation/create-organisation.command.js';
import { hashPassword } from '../people/identity/passwords.js';
import type { Actor } from '../platform/actor.js';
import type { Database } from '../platform/database/database.js';
import { newId } from '../platform/ids.js';
import { StartGlossary } from '../work/glossary/start-glossary.command.js';
import { BeginDraft } from '../work/practices/begin-draft.command.js';
import { PublishPractice } from '../work/practices/publish-practice.command.js';
import { WidenPractice } from '../work/practices/widen-practice.command.js';
import type { DemoCard } from './card.js';
import { partnerCards } from './partner-cards.js';
import { ZONE } from './council.js';
import { DEMO_PASSWORD } from './people.js';

export const PARTNER_NAME = 'Porthaven Borough Council';
const people = ['Carys Bevan', 'Tomos Pritchard', 'Leila Haddad', 'Graham Tate'];

/**
 * A small council beside the demo's that shares a few practices with it; nobody signs in there by one click, but by
 * address and the demo's password. Gives its id.
 */
export async function setUpPartner(nest: INestApplicationContext, database: Database, since: Date): Promise<string> {
  const directorate: NewUnit = { id: newId(), parentId: null, kind: 'directorate', name: 'Place and Services' };
  const team: NewUnit = { id: newId(), parentId: directorate.id, kind: 'team', name: 'Customer Services' };
  const passwordHash = await hashPassword(DEMO_PASSWORD);
  const [organisationId, ids] = await database.transaction({}, async (tx) => {
    const id = await nest
      .get(CreateOrganisation)
      .execute(tx, { name: PARTNER_NAME, nameCy: 'Cyngor Porthafan', zone: ZONE, invented: true });
    await nest.get(AddUnits).execute(tx, id, [directorate, team]);
    const members = people.map((name) => ({
      name,
      email: `${name.toLowerCase().replace(' ', '.')}@porthaven.example`,
      unitId: team.id,
      passwordHash,
    }));
    return [id, await nest.get(AddMembers).execute(tx, id, members, since)] as const;
  });
  const actors = ids.map((memberId, nth): Actor => {
    const grants = nth === 0 ? [{ role: 'admin' as const, unitId: null }] : [];
    const place = { organisationId, zone: ZONE, unitPath: [directorate.id, team.id] };
    return { memberId, name: people[nth]!, signInId: newId(), grants, ...place };
  });
  await nest.get(ChangeOrganisationCommand).execute(actors[0]!, { network: true });
  await nest.get(StartGlossary).execute(actors[0]!);
  for (const [nth, card] of partnerCards.entries()) await share(nest, actors[nth % actors.length]!, card);
  return organisationId;
}

async function share(
  nest: INestApplicationContext,
  author: Actor,
  { text: { from: _, locale, ...text } }: DemoCard,
): Promise<void> {
  const card = { ...text, locale: locale ?? ('en' as const), whoToAsk: author.memberId, credits: [] };
  const draft = await nest.get(BeginDraft).execute(author, card);
  await nest.get(PublishPractice).execute(author, draft.id, { basedOn: draft.textVersion, audience: 'council' });
  await nest.get(WidenPractice).execute(author, draft.id, { audience: 'network' });
}
