import { describe, expect, it } from '@jest/globals';
import type { QuestToWrite, QuestVersions } from '@guildhall/shared/game/quest-writing';
import type { QuestCard, QuestPage } from '@guildhall/shared/game/quests';

import type { Actor } from '../../platform/actor.js';
import { Given } from '../../testing/given.js';
import { definition, ownWord, step } from '../../testing/given-quest.js';
import {
  ann,
  bob,
  confirm,
  eachTestHasAnnAndBob,
  offer,
  outsider,
  page,
  quest,
  start,
  stateOf,
  tap,
  team,
  waiting,
} from '../../testing/quest-world.js';
import { app, get, given, posted } from '../../testing/world.js';

eachTestHasAnnAndBob();

describe('the catalogue', () => {
  const cards = (query = '') => get<QuestCard[]>(ann, `quests${query}`);

  it('lists what is offered, open ones first, and filters by words, minutes, level, company and status', async () => {
    const short = await quest([step('one', ownWord)], {
      title: { en: 'Say when you look in', cy: 'Dweud pryd' },
      minutes: 5,
      level: 1,
    });
    const long = await quest([step('one')], { minutes: 60, companies: ['party'] });
    const coming = await quest([step('one')], { coming: true, minutes: 10, level: 3 });
    const slugs = async (query: string) => (await cards(query)).map(({ slug }) => slug);
    expect(await slugs('')).toEqual([short, long, coming]);
    expect(await slugs('?minutes=10')).toEqual([short, coming]);
    expect(await slugs('?level=2')).toEqual([long]);
    expect(await slugs('?company=alone')).toEqual([short, coming]);
    expect(await slugs('?status=coming')).toEqual([coming]);
    expect(await slugs('?search=PRYD')).toEqual([short]);
    expect(await slugs('?search=%25')).toEqual([]);
    expect((await cards()).map(({ counted }) => counted)).toEqual([false, true, true]);
  });

  it('shows one’s own run on the card, and nobody else’s', async () => {
    const slug = await quest([step('one', ownWord)]);
    const run = await start(bob, slug);
    expect((await cards())[0]!.own).toBeNull();
    expect((await get<QuestCard[]>(bob, 'quests'))[0]!.own).toEqual({ id: run, state: 'in_progress' });
  });

  it('[I7] says how many finished lately only from five people on, and names a lead to ask', async () => {
    const slug = await quest([step('one', ownWord)]);
    const lead = await given.member(team, { name: 'Lead Person', grants: [{ role: 'lead', unitId: team.id }] });
    for (const member of await given.members(team, 4)) await tap(member, await start(member, slug), 'one');
    const before = await get<QuestPage>(ann, `quests/${slug}`);
    expect(before).toMatchObject({ finishedLately: null, ask: { id: lead.memberId, name: 'Lead Person' } });
    await tap(bob, await start(bob, slug), 'one');
    expect((await get<QuestPage>(ann, `quests/${slug}`)).finishedLately?.people).toBe(5);
    expect((await get<QuestPage>(await outsider(), `quests/${slug}`)).finishedLately).toBeNull();
  });

  it('knows no quest of another organisation, and none that was never published', async () => {
    const slug = await quest([step('one')]);
    const elsewhere = await Given.organisation(app.database);
    await get(await elsewhere.member(await elsewhere.team()), `quests/${slug}`, 404);
    await get(ann, 'quests/no-such-quest', 404);
    await get(ann, 'quests/Not A Slug', 400);
  });
});

describe('writing quests', () => {
  const lead = async () => given.member(team, { grants: [{ role: 'lead', unitId: team.id }] });
  const body = (title: string, more: Parameters<typeof definition>[1] = {}) => ({
    definition: definition([step('one')], { title: { en: title }, ...more }),
  });
  const begin = (actor: Actor, title: string) => posted<{ slug: string }>(actor, 'quest-drafts', body(title));
  const save = async (actor: Actor, slug: string, title: string, saved: number | null, status = 200) =>
    (
      await (
        await app.as(actor)
      )
        .put(`/api/quest-drafts/${slug}`)
        .send({ ...body(title), saved })
        .expect(status)
    ).body as QuestVersions;

  it('leads and managers write; others are refused', async () => {
    await posted(ann, 'quest-drafts', body('Bring a plant'), 403);
    await get(ann, 'quest-drafts', 403);
    const { slug } = await begin(await lead(), 'Bring a plânt!');
    expect(slug).toBe('bring-a-plant');
    await get(ann, `quests/${slug}`, 404);
  });

  it('two quests with one title have two addresses', async () => {
    const writer = await lead();
    expect([(await begin(writer, 'Walk a street')).slug, (await begin(writer, 'Walk a street')).slug]).toEqual([
      'walk-a-street',
      'walk-a-street-2',
    ]);
  });

  it('a published version never changes; runs keep the one they began with', async () => {
    const writer = await lead();
    const { slug } = await begin(writer, 'Walk a street');
    await posted(writer, `quest-drafts/${slug}/publish`);
    const run = await start(ann, slug);
    await posted(writer, `quest-drafts/${slug}/publish`, {}, 409);
    await save(writer, slug, 'Walk two streets', null);
    expect((await get<QuestPage>(ann, `quests/${slug}`)).definition.title.en).toBe('Walk a street');
    await posted(writer, `quest-drafts/${slug}/publish`);
    expect((await get<QuestPage>(bob, `quests/${slug}`)).definition.title.en).toBe('Walk two streets');
    expect((await page(ann, run)).quest).toMatchObject({ version: 1, definition: { title: { en: 'Walk a street' } } });
    const { versions } = await get<QuestVersions>(writer, `quest-drafts/${slug}`);
    expect(versions.map(({ number }) => number)).toEqual([2, 1]);
    await expect(
      app.database.query(`update quest_version set definition = '{}' where published_at is not null`),
    ).rejects.toThrow('immutable');
    await expect(app.database.query(`delete from quest_version`)).rejects.toThrow('immutable');
  });

  it('[I3] earns nothing for taps alone; a warm-up and what is still to come may have their stamp', async () => {
    const writer = await lead();
    const finished = { by: { by: 'activity', kind: 'quest.completed' } } as const;
    const sent = (more: Parameters<typeof definition>[1], status: number) =>
      posted<{ errors?: { field: string; code: string }[] }>(
        writer,
        'quest-drafts',
        { definition: definition([step('one', ownWord), step('two', finished)], more) },
        status,
      );
    const nothing = { stamp: null, reward: null };
    for (const earned of [
      { ...nothing, stamp: '2a' },
      { ...nothing, reward: 'session.attended' as const },
    ])
      expect((await sent(earned, 400)).errors).toEqual([
        expect.objectContaining({ field: 'definition.steps.0.by', code: 'own_word_alone' }),
      ]);
    for (const more of [nothing, { warmUp: true }, { coming: true }]) await sent(more, 200);
  });

  it('is published once no gap of a template is left in it, and each one is named', async () => {
    const writer = await lead();
    const steps = [step('one'), step('two', { ...ownWord, help: { en: 'Say …', cy: 'Fel hyn:\n\n…' } })];
    const drafted = { definition: definition(steps, { why: { en: '…' } }) };
    const { slug } = await posted<{ slug: string }>(writer, 'quest-drafts', drafted);
    expect(await posted(writer, `quest-drafts/${slug}/publish`, {}, 400)).toMatchObject({
      errors: [
        { field: 'definition.why.en', code: 'gap_left' },
        { field: 'definition.steps.1.help.cy', code: 'gap_left' },
      ],
    });
    await get(ann, `quests/${slug}`, 404);
  });

  it('[I3] a draft of taps alone, saved before that was refused, is not published with its stamp', async () => {
    const writer = await lead();
    const { slug } = await begin(writer, 'Walk a street');
    const draft = JSON.stringify(definition([step('one', ownWord)]));
    await app.database.query(
      `update quest_version set definition = $2 where quest_id = (select id from quest where organisation_id = $1 and slug = $3)`,
      [given.organisationId, draft, slug],
    );
    expect(await posted(writer, `quest-drafts/${slug}/publish`, {}, 400)).toMatchObject({
      errors: [{ field: 'definition.steps.0.by', code: 'own_word_alone' }],
    });
  });

  it('[I3] a published quest of taps alone promises no stamp and no points', async () => {
    const slug = await quest([step('one', ownWord)]);
    const run = await start(ann, slug);
    const promised = { stamp: null, reward: null };
    expect((await get<QuestPage>(ann, `quests/${slug}`)).definition).toMatchObject(promised);
    expect((await page(ann, run)).quest.definition).toMatchObject(promised);
    const witnessed = await quest([step('one')]);
    expect((await get<QuestPage>(ann, `quests/${witnessed}`)).definition.stamp).toBe('2a');
  });

  it('a draft that is sent again, since the answer to it was lost, is saved once', async () => {
    const writer = await lead();
    const { slug } = await begin(writer, 'Walk a street');
    const [once, twice] = [
      await save(writer, slug, 'Walk two streets', 1),
      await save(writer, slug, 'Walk two streets', 1),
    ];
    expect(twice).toEqual(once);
    await posted(writer, `quest-drafts/${slug}/publish`);
    await save(writer, slug, 'Walk three streets', null);
    expect((await save(writer, slug, 'Walk three streets', null)).versions).toHaveLength(2);
    await save(writer, slug, 'Walk four streets', null, 409);
  });

  it('nobody overwrites what they have not seen, and nobody else’s draft is theirs to see or change', async () => {
    const [writer, other] = [await lead(), await lead()];
    const { slug } = await begin(writer, 'Walk a street');
    expect((await save(writer, slug, 'Walk two streets', 1)).versions[0]?.saved).toBe(2);
    await save(writer, slug, 'Walk three streets', 1, 409);
    await save(other, slug, 'Walk no street', 2, 403);
    await get(other, `quest-drafts/${slug}`, 404);
    expect(await get<QuestToWrite[]>(other, 'quest-drafts')).toEqual([]);
    await posted(other, `quest-drafts/${slug}/publish`, {}, 403);
  });

  it('[A14] a title that names a tool is refused, with a suggestion', async () => {
    const writer = await lead();
    const refused = await posted<{ errors: { field: string; message: string }[] }>(
      writer,
      'quest-drafts',
      body('Say hello on Yammer'),
      400,
    );
    expect(refused.errors[0]).toMatchObject({ field: 'definition.title.en', code: 'names_a_tool' });
    expect(refused.errors[0]!.message).toContain('Say hello on our network');
  });

  it('retired quests leave the catalogue, and whoever has begun can finish', async () => {
    const writer = await lead();
    const { slug } = await begin(writer, 'Walk a street');
    await posted(writer, `quest-drafts/${slug}/retire`, {}, 409);
    await posted(writer, `quest-drafts/${slug}/publish`);
    const run = await start(ann, slug);
    await posted(await lead(), `quest-drafts/${slug}/retire`, {}, 403);
    await posted(writer, `quest-drafts/${slug}/retire`);
    expect((await get<QuestCard[]>(bob, 'quests')).map((card) => card.slug)).toEqual([]);
    await offer(ann, run, 'one');
    await confirm(bob, (await waiting(bob))[0]!.id);
    expect(await stateOf(run)).toBe('completed');
  });

  it('refuses a quest without steps, with two steps alike, or without its “why”', async () => {
    const writer = await lead();
    const faults = [
      [{ steps: [] }, 'definition.steps'],
      [{ steps: [step('one'), step('one')] }, 'definition.steps'],
      [{ why: { en: '' } }, 'definition.why.en'],
      [{ minutes: 0 }, 'definition.minutes'],
    ] as const;
    for (const [fault, field] of faults) {
      const refused = await posted<{ errors: { field: string }[] }>(
        writer,
        'quest-drafts',
        body('Walk', fault as Partial<Parameters<typeof definition>[1]>),
        400,
      );
      expect(refused.errors[0]?.field).toBe(field);
    }
  });
});
