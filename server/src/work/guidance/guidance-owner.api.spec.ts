import { beforeEach, describe, expect, it } from '@jest/globals';
import type { AuditTrail } from '@guildhall/shared/people/audit';

import type { Actor } from '../../platform/actor.js';
import { Given, type GivenUnit, TUESDAY } from '../../testing/given.js';
import { decide, givenGuidance, guidancePageOf, move, wordsBy, write } from '../../testing/given-guidance.js';
import { app, eachTestHasItsOwnOrganisation, given } from '../../testing/world.js';

let team: GivenUnit;
let owner: Actor;
let colleague: Actor;
let reviewer: Actor;
let admin: Actor;

eachTestHasItsOwnOrganisation();
beforeEach(async () => {
  team = await given.team();
  owner = await given.member(team, { name: 'Ffion Rees' });
  colleague = await given.member(team, { name: 'Bo Lund' });
  const away = await given.team();
  reviewer = await given.member(away, { grants: [{ role: 'reviewer', unitId: null }] });
  admin = await given.member(away, { grants: [{ role: 'admin', unitId: null }] });
});

const page = (actor: Actor, id: string) => guidancePageOf(app, actor, id);
const leaves = ({ memberId }: Actor) =>
  app.database.query(`update member set left_at = $2 where id = $1`, [memberId, TUESDAY]);
const give = async (actor: Actor, id: string, to: Actor, reason = 'They know the bins best.') =>
  (await app.as(actor)).post(`/api/guidance/${id}/owner`).send({ ownerId: to.memberId, reason });
const yoursTold = async ({ memberId }: Actor) => {
  const [told] = await app.database.query<{ count: number }>(
    `select count(*)::int as count from notice where member_id = $1 and kind = 'guidance_yours'`,
    [memberId],
  );
  return told!.count;
};
const ownerless = async (actor: Actor, status = 200) =>
  (await (await app.as(actor)).get('/api/guidance/ownerless').expect(status)).body as { id: string; owner: string }[];
const refused = async (actor: Actor, id: string, name: string) =>
  (await (await app.as(actor)).post(`/api/guidance/${id}/moves`).send({ move: name, message: 'Because of this.' }))
    .status;
const textOf = async (actor: Actor, id: string) =>
  ((await (await app.as(actor)).get(`/api/guidance/${id}/text?language=en`).expect(200)).body as { html: string }).html;

async function published(): Promise<string> {
  const id = await givenGuidance(app, owner);
  await (
    await app.as(owner)
  )
    .put(`/api/guidance/${id}/details`)
    .send({ authorIds: [colleague.memberId] })
    .expect(204);
  await write(app, owner, id, ['# In short', wordsBy('ada')]);
  await write(app, colleague, id, ['# In full', wordsBy('bo')]);
  await move(app, owner, id, 'freeze');
  await decide(app, reviewer, id, 'equality');
  await move(app, reviewer, id, 'approve');
  await move(app, owner, id, 'publish');
  return id;
}

describe('[guidance/owner] guidance whose people left', () => {
  it('an owner hands it over themselves, which stands in the record and is told once', async () => {
    const id = await givenGuidance(app, owner);
    const http = await app.as(owner);
    await http.put(`/api/guidance/${id}/details`).send({ ownerId: owner.memberId }).expect(204);
    await http.put(`/api/guidance/${id}/details`).send({ ownerId: colleague.memberId }).expect(204);
    const { guidance } = await page(colleague, id);
    expect(guidance.log.filter(({ move: name }) => name === 'handed-over')).toHaveLength(1);
    expect(guidance.owner.id).toBe(colleague.memberId);
    expect(await yoursTold(colleague)).toBe(1);
    await http
      .put(`/api/guidance/${id}/details`)
      .send({ audience: { en: 'All' } })
      .expect(404);
  });

  it('is listed for an administrator, given to a colleague with a reason, and stands in both records', async () => {
    const id = await givenGuidance(app, owner);
    expect(await ownerless(admin)).toEqual([]);
    expect((await give(admin, id, colleague)).status).toBe(409);
    await leaves(owner);
    expect(await ownerless(admin)).toEqual([expect.objectContaining({ id, owner: 'Ffion Rees' })]);
    expect((await give(admin, id, owner)).status).toBe(400);
    expect((await give(admin, id, colleague, '')).status).toBe(400);
    expect((await give(admin, id, colleague)).status).toBe(204);
    const { guidance, may } = await page(colleague, id);
    expect(may).toMatchObject({ manage: true, text: 'write' });
    expect(guidance.log[0]).toMatchObject({ move: 'handed-over', message: 'They know the bins best.' });
    expect(await yoursTold(colleague)).toBe(1);
    const trail = (await (await app.as(admin)).get('/api/audit').expect(200)).body as AuditTrail;
    expect(trail.events[0]).toMatchObject({
      action: 'guidance_handed_over',
      target: { kind: 'guidance', id },
      reason: 'They know the bins best.',
    });
    expect(await ownerless(admin)).toEqual([]);
  });

  it('is nobody else’s to give, not of another council, and not while the deputy is here', async () => {
    const id = await givenGuidance(app, owner);
    await (await app.as(owner)).put(`/api/guidance/${id}/details`).send({ deputyId: colleague.memberId }).expect(204);
    await leaves(owner);
    expect((await give(admin, id, reviewer)).status).toBe(409);
    await leaves(colleague);
    for (const other of [reviewer, await given.member(team)]) {
      expect((await give(other, id, reviewer)).status).toBe(403);
      await ownerless(other, 403);
    }
    const elsewhere = await Given.organisation(app.database);
    const stranger = await elsewhere.member(await elsewhere.team(), { grants: [{ role: 'admin', unitId: null }] });
    expect((await give(stranger, id, stranger)).status).toBe(404);
    expect(await ownerless(stranger)).toEqual([]);
    expect((await give(admin, id, stranger)).status).toBe(400);
  });
});

describe('[guidance/discard] what was begun and is not wanted', () => {
  it('is discarded by its owner while it was never published', async () => {
    const id = await givenGuidance(app, owner);
    await move(app, owner, id, 'consult', { unitId: null, closesOn: '2026-10-20' });
    expect((await page(colleague, id)).may.moves).toEqual([]);
    expect(await refused(colleague, id, 'discard')).toBe(403);
    expect(await refused(owner, id, 'set-aside')).toBe(409);
    await move(app, owner, id, 'discard');
    expect((await page(owner, id)).guidance).toMatchObject({ state: 'archived', consultation: null });
  });

  it('a next edition is set aside: readers’ text is the text again, what was written stays in the history', async () => {
    const id = await published();
    const before = await textOf(owner, id);
    await move(app, owner, id, 'next-edition');
    await write(app, owner, id, ['# All new', wordsBy('cai')]);
    await move(app, owner, id, 'freeze');
    await move(app, owner, id, 'reopen');
    expect(await refused(owner, id, 'discard')).toBe(409);
    expect(await textOf(owner, id)).not.toBe(before);
    await move(app, owner, id, 'set-aside');
    expect((await page(owner, id)).guidance).toMatchObject({
      state: 'published',
      edition: 1,
      publication: { edition: 1 },
    });
    expect(await textOf(owner, id)).toBe(before);
    const revisions = (await (await app.as(owner)).get(`/api/guidance/${id}/revisions`).expect(200)).body as unknown[];
    expect(revisions.length).toBeGreaterThanOrEqual(2);

    await move(app, owner, id, 'next-edition');
    await move(app, owner, id, 'freeze');
    const { guidance, reviews } = await page(owner, id);
    expect(guidance).toMatchObject({ state: 'review', edition: 2 });
    expect(reviews.map(({ state }) => state)).toEqual(['requested']);
  });
});
