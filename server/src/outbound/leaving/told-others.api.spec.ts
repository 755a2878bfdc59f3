import { expect, it } from '@jest/globals';
import type { Notices } from '@guildhall/shared/outbound/notices';
import { type CircleChange, circleTopic } from '@guildhall/shared/work/circle';

import { app, get, posted } from '../../testing/world.js';
import { adopter, author, eachTestHasTwoCouncils, home, partner, shared } from '../../testing/network-world.js';

const NOW = 'A former colleague / Cyn-gydweithiwr';

eachTestHasTwoCouncils();

it('[leaving/abroad] notices of a partner council name them no more, nor anybody else otherwise', async () => {
  const namesake = await partner.member(await partner.team(), { name: 'Sam Okoro-Jones' });
  for (const asker of [adopter, namesake])
    await posted(asker, `practices/${await shared()}/questions`, { text: 'By radio, too?' }, 201);
  for (const { organisationId } of [home, partner]) await app.engineDone(organisationId);
  const told = async () => JSON.stringify((await get<Notices>(author, 'me/notices')).notices);
  const before = await told();
  for (const name of ['Sam Okoro', 'Sam Okoro-Jones']) expect(before).toContain(`"${name} (Porthaven Council)"`);
  await posted(adopter, 'me/leaving', { sure: true }, 204);
  expect(await told()).toBe(before.replaceAll('Sam Okoro (Porthaven', `${NOW} (Porthaven`));
});

it('[leaving/live] whoever is watching hears that somebody is gone, without their name', async () => {
  const gwen = await home.member(await home.team(), { name: 'Gwen Rees' });
  for (const actor of [author, gwen]) await posted(actor, 'circle/join', { line: null }, 204);
  await posted(gwen, 'circle/posts', { text: 'Good morning, says Gwen Rees.', replyTo: null }, 201);
  const socket = await app.socket(author);
  const heard: string[] = [];
  const topic = circleTopic.of(home.organisationId);
  await app.watch(socket, topic);
  socket.onAny((...message) => heard.push(JSON.stringify(message)));
  const gone = app.nextChange(socket, topic, ({ change }) => Boolean((change as CircleChange).peopleGone));
  await posted(gwen, 'me/leaving', { sure: true }, 204);
  expect((await gone).change).toMatchObject({ peopleGone: [gwen.memberId] });
  expect(heard.filter((message) => message.includes('Gwen'))).toEqual([]);
});
