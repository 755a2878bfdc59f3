import { beforeEach, describe, expect, it } from '@jest/globals';
import type { OrganisationTimeSaved, PracticeTrail } from '@guildhall/shared/work/practice-adoption';
import { timeSaved } from '@guildhall/shared/work/time-saved';

import type { Actor } from '../../platform/actor.js';
import { DAY_MS, type GivenUnit } from '../../testing/given.js';
import { cardText, givenCard, givenDraft, pageOf } from '../../testing/given-practices.js';
import { app, clock, eachTestHasItsOwnOrganisation, get, given, post } from '../../testing/world.js';

let team: GivenUnit;
let author: Actor;
let dev: Actor;
let card: string;

eachTestHasItsOwnOrganisation();
beforeEach(async () => {
  team = await given.team();
  author = await given.member(team, { name: 'Ffion Rees' });
  dev = await given.member(await given.team(), { name: 'Dev Anand' });
  card = await givenCard(app, author, { credits: [{ kind: 'organisation', name: 'Powys' }] });
});

const day = () => clock.now().toISOString().slice(0, 10);

/** `actor`'s team takes the card up, and says two weeks later what came of it. */
async function reused(actor: Actor, minutesSavedWeekly: number | null, said: object = {}): Promise<void> {
  const { body } = await post(actor, `practices/${card}/reuses`, { startsOn: day() });
  clock.pass(14 * DAY_MS);
  const record = { outcome: 'kept', note: 'It halved our calls.', minutesSavedWeekly, ...said };
  expect((await post(actor, `reuses/${body.id}/record`, record)).status).toBe(200);
}

describe('what a team changed', () => {
  it('[reuse/changed] stands with its outcome, made safe', async () => {
    await reused(dev, 30, { outcome: 'changed', whatChanged: 'On **paper** first.<script>x</script>' });
    const [reuse] = (await pageOf(app, author, card)).reuses;
    expect(reuse!.whatChanged).toContain('On <strong>paper</strong> first.');
    expect(reuse!.whatChanged).not.toContain('<script>');
  });
});

describe('adapting a card', () => {
  it('[adapt] begins with its text, names its source, and is published only with what came of it there', async () => {
    const { body, status } = await post(dev, `practices/${card}/adapt`);
    expect(status).toBe(201);
    const draft = await get<{ text: ReturnType<typeof cardText> }>(dev, `practices/${body.id}/text`);
    expect(draft.text).toMatchObject({
      title: 'One shared map for missed bins',
      result: null,
      whoToAsk: dev.memberId,
      credits: [{ kind: 'organisation', name: 'Powys' }],
    });
    const http = await app.as(dev);
    const save = (basedOn: number, changes: Parameters<typeof cardText>[1]) =>
      http.put(`/api/practices/${body.id}/text`).send({ basedOn, text: cardText(dev, changes) });
    await save(1, { title: 'A map for grit bins' }).expect(200);
    const publish = (basedOn: number) => post(dev, `practices/${body.id}/publish`, { basedOn, audience: 'council' });
    expect((await publish(2)).body.errors).toMatchObject([
      { field: 'whatChanged.after', code: 'practice_needs_own_words' },
    ]);
    const whatChanged = { before: 'A week', after: 'Two days', measured: '' };
    await save(2, { title: 'A map for grit bins', whatChanged }).expect(200);
    expect((await publish(3)).status).toBe(200);
    const page = await pageOf(app, author, body.id);
    expect(page.card.adaptedFrom).toMatchObject({
      id: card,
      title: 'One shared map for missed bins',
      author: { name: 'Ffion Rees' },
    });
    const trail = await get<PracticeTrail>(author, `practices/${card}/trail`);
    expect(trail.adaptations).toMatchObject([
      { id: body.id, title: 'A map for grit bins', author: { name: 'Dev Anand' } },
    ]);
  });

  it('[adapt/reach] only of cards that reach one; a source not open to all gives its author and not its name', async () => {
    const draft = await givenDraft(app, author);
    expect((await post(dev, `practices/${draft}/adapt`)).status).toBe(404);
    await (await app.as(dev)).get(`/api/practices/${draft}/trail`).expect(404);
    const close = await givenCard(app, author, {}, 'team');
    const friend = await given.member(team);
    const { body } = await post(friend, `practices/${close}/adapt`);
    const whatChanged = { before: 'A week', after: 'Two days', measured: '' };
    const http = await app.as(friend);
    await http
      .put(`/api/practices/${body.id}/text`)
      .send({ basedOn: 1, text: cardText(friend, { whatChanged }) })
      .expect(200);
    await post(friend, `practices/${body.id}/publish`, { basedOn: 2, audience: 'council' });
    const { adaptedFrom } = (await pageOf(app, dev, body.id)).card;
    expect(adaptedFrom).toMatchObject({ title: null, author: { name: 'Ffion Rees' } });
    await post(author, `practices/${card}/retire`, { reason: 'Out of date' });
    expect((await post(author, `practices/${card}/adapt`)).body.code).toBe('not_in_this_state');
  });
});

describe('time saved', () => {
  it('[time-saved] adds up by department as the rule says, and of fewer than five people nothing is told', async () => {
    const read = () => get<OrganisationTimeSaved>(author, 'practices/time-saved');
    await reused(dev, 30);
    expect(await read()).toEqual({ organisation: null, departments: [] });
    const [, department] = dev.unitPath;
    const near = await given.unit('team', { id: department!, path: dev.unitPath.slice(0, 2) });
    const mair = await given.member(near);
    await given.members(near, 4);
    await reused(mair, 45);
    // The same team tries it anew, and now says that it does not go on: its minutes end there.
    clock.pass(21 * DAY_MS);
    await reused(mair, 0, { outcome: 'stopped' });
    await reused(await given.member(team), 500);
    clock.pass(3 * DAY_MS);
    const { reuses } = await pageOf(app, author, card);
    const records = reuses
      .filter(({ distance }) => distance !== 'same-team')
      .map(({ unit, outcome, minutesSavedWeekly, recordedAt }) => ({
        unitId: unit!.id,
        goesOn: outcome !== 'stopped',
        minutesSavedWeekly: minutesSavedWeekly ?? 0,
        recordedAt: Date.parse(recordedAt!),
      }));
    const rule = timeSaved(records, clock.now().getTime());
    expect(rule).toEqual({ weekly: 30, total: 30 * 9 + 45 * 5 });
    const told = await read();
    expect(told.organisation).toEqual(rule);
    // The author's department is too small for a figure of its own, so the two stand together.
    expect(told.departments).toMatchObject([rule]);
    expect(told.departments[0]!.units).toHaveLength(2);
    await given.members(team, 4);
    expect((await read()).departments).toMatchObject([{ ...rule, units: [{ id: department }] }]);
  });
});
