import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type GuidanceChange, guidanceTopic } from '@guildhall/shared/work/guidance';
import type { GuidanceThread } from '@guildhall/shared/work/guidance-talk';

import type { Actor } from '../../platform/actor.js';
import { Given } from '../../testing/given.js';
import { anchorOf, givenGuidance, guidancePageOf, move, write } from '../../testing/given-guidance.js';
import { pointsByRule } from '../../testing/given-practices.js';
import { TestApp } from '../../testing/test-app.js';

let app: TestApp;
let given: Given;
let owner: Actor;
let colleague: Actor;
let reviewer: Actor;
let id: string;

beforeAll(async () => {
  app = await TestApp.start();
});
afterAll(() => app.close());
beforeEach(async () => {
  given = await Given.organisation(app.database);
  owner = await given.member(await given.team(), { name: 'Ffion Rees' });
  colleague = await given.member(await given.team(), { name: 'Bo Lund' });
  reviewer = await given.member(await given.team(), { grants: [{ role: 'reviewer', unitId: null }] });
  id = await givenGuidance(app, owner);
  await write(app, owner, id, ['# In short', 'We utilise the bins on Tuesdays.']);
  await move(app, owner, id, 'consult', { unitId: null, closesOn: '2099-01-01' });
});

const post = async (actor: Actor, path: string, body: object = {}) =>
  (await app.as(actor)).post(`/api/${path}`).send(body);
const html = async () =>
  (await (await app.as(owner)).get(`/api/guidance/${id}/text?language=en`).expect(200)).body.html as string;
const suggest = async (actor: Actor, quote: string, replacement: string) =>
  post(actor, `guidance/${id}/suggestions`, {
    anchor: await anchorOf(app, id, quote),
    replacement,
    reason: 'Plainer.',
  });
const noticesOf = async ({ memberId }: Actor) =>
  (
    await app.database.query<{ kind: string }>(`select kind from notice where member_id = $1 order by id`, [memberId])
  ).map(({ kind }) => kind);

describe('suggestions', () => {
  it('are made over one connection: a second one, many at once would wait for in vain', async () => {
    const { status } = await app.withOneConnection(() => suggest(colleague, 'utilise', 'use'));
    expect(status).toBe(201);
  });

  it('[guidance/suggest] accepted, its words are in the text as their author’s, who is told and earns 6', async () => {
    const { status, body } = await suggest(colleague, 'utilise', 'use');
    expect([status, body.state]).toEqual([201, 'open']);
    expect((await post(colleague, `guidance-suggestions/${body.id}/decision`, { decision: 'accepted' })).status).toBe(
      403,
    );
    // Others write before it; the passage moves with the text.
    await write(app, owner, id, ['More at the end.']);
    const decided = await post(owner, `guidance-suggestions/${body.id}/decision`, { decision: 'accepted' });
    expect(decided.body).toMatchObject({ state: 'accepted', decidedBy: { name: 'Ffion Rees' } });
    expect(await html()).toContain('<p>We use the bins on Tuesdays.</p>');
    const { body: passages } = await (await app.as(owner)).get(`/api/guidance/${id}/passages?language=en`).expect(200);
    expect(passages.sections[1].passages).toMatchObject([
      { by: { name: 'Ffion Rees' } },
      { text: 'use', by: { name: 'Bo Lund' } },
      { by: { name: 'Ffion Rees' } },
    ]);
    expect(await pointsByRule(app, colleague)).toEqual({ 'guidance.suggestion.accepted': 6, 'first.step': 15 });
    expect(await noticesOf(colleague)).toContain('guidance_suggestion_taken');
    expect((await post(owner, `guidance-suggestions/${body.id}/decision`, { decision: 'accepted' })).status).toBe(409);
  });

  it('[guidance/suggest] changed words are the writer’s, declined ones need a reason, own ones are taken back', async () => {
    const changed = await suggest(colleague, 'on Tuesdays', 'each Tuesday');
    await post(owner, `guidance-suggestions/${changed.body.id}/decision`, {
      decision: 'changed',
      replacement: 'every Tuesday',
    });
    expect(await html()).toContain('bins every Tuesday.');
    const other = await suggest(colleague, 'utilise', 'employ');
    const decision = `guidance-suggestions/${other.body.id}/decision`;
    expect((await post(owner, decision, { decision: 'declined', reason: '' })).status).toBe(400);
    expect((await post(owner, decision, { decision: 'declined', reason: 'No plainer.' })).body.state).toBe('declined');
    expect(await noticesOf(colleague)).toContain('guidance_suggestion_declined');
    const own = await suggest(colleague, 'utilise', 'use');
    expect((await post(owner, `guidance-suggestions/${own.body.id}/withdraw`)).status).toBe(403);
    expect((await post(colleague, `guidance-suggestions/${own.body.id}/withdraw`)).status).toBe(204);
  });

  it('[guidance/suggest] only commas and capitals earn nothing', async () => {
    const { body } = await suggest(colleague, 'We utilise', 'we, utilise');
    await post(owner, `guidance-suggestions/${body.id}/decision`, { decision: 'accepted' });
    expect(await pointsByRule(app, colleague)).toEqual({});
  });

  it('[guidance/suggest] words that changed meanwhile are not written over, and nothing is half done', async () => {
    const [one, two] = [
      await suggest(colleague, 'utilise', 'use'),
      await suggest(reviewer, 'We utilise the', 'We fill the'),
    ];
    await post(owner, `guidance-suggestions/${one.body.id}/decision`, { decision: 'accepted' });
    expect((await post(owner, `guidance-suggestions/${two.body.id}/decision`, { decision: 'accepted' })).status).toBe(
      409,
    );
    const { suggestions } = await guidancePageOf(app, owner, id);
    expect(suggestions.map(({ state }) => state)).toEqual(['accepted', 'open']);
    expect(await pointsByRule(app, reviewer)).toEqual({});
  });

  it('[guidance/suggest] a decision and its edit are one: what fails between them leaves neither', async () => {
    const { body } = await suggest(colleague, 'utilise', 'use');
    const decision = `guidance-suggestions/${body.id}/decision`;
    // The edit is made before the commit, and this is where the commit fails.
    await app.database.query(
      `create function fail_late() returns trigger language plpgsql as $$ begin raise 'cut off'; end $$`,
    );
    await app.database.query(
      `create constraint trigger cut_off after update on guidance_suggestion deferrable initially deferred
       for each row execute function fail_late()`,
    );
    expect((await post(owner, decision, { decision: 'accepted' })).status).toBe(500);
    await app.database.query(`drop function fail_late() cascade`);
    expect(await html()).toContain('<p>We utilise the bins on Tuesdays.</p>');
    expect((await guidancePageOf(app, owner, id)).suggestions[0]?.state).toBe('open');
    expect(await pointsByRule(app, colleague)).toEqual({});
    expect((await post(owner, decision, { decision: 'accepted' })).body.state).toBe('accepted');
    expect(await html()).toContain('<p>We use the bins on Tuesdays.</p>');
  });

  it('[guidance/suggest] a passage over two paragraphs, of other words, or no passage is refused', async () => {
    const [heading, sentence] = [await anchorOf(app, id, 'In short'), await anchorOf(app, id, 'We utilise')];
    const make = (anchor: object) => post(colleague, `guidance/${id}/suggestions`, { anchor, replacement: 'x' });
    expect((await make({ ...heading, to: sentence.to })).status).toBe(400);
    expect((await make({ ...sentence, quote: 'We never' })).status).toBe(409);
    expect((await make({ ...sentence, from: 'AAAA' })).status).toBe(400);
    await move(app, owner, id, 'end-consultation');
    expect((await make(sentence)).status).toBe(404);
  });
});

describe('comments', () => {
  it('[guidance/tip] a conversation may ask for a tip, and whoever writes the text is told (B34)', async () => {
    const text = 'How do you say this to a crew? Any tips?';
    const asked = await post(colleague, `guidance/${id}/threads`, { anchor: null, text, tip: true });
    expect(asked.body).toMatchObject({ tip: true, state: 'open' });
    const plain = await post(colleague, `guidance/${id}/threads`, { anchor: null, text: 'I like it.' });
    expect(plain.body).toMatchObject({ tip: false });
    expect((await noticesOf(owner)).filter((kind) => kind === 'guidance_tip')).toHaveLength(1);
    expect(await noticesOf(colleague)).not.toContain('guidance_tip');
    expect((await guidancePageOf(app, reviewer, id)).threads.map(({ tip }) => tip)).toEqual([true, false]);
  });

  it('[guidance/comments] threads beside a passage: reply, edit, close, open again, take away', async () => {
    const socket = await app.socket(owner);
    await app.watch(socket, guidanceTopic.of(id));
    const heard = app.nextChange(socket, guidanceTopic.of(id), ({ change }) =>
      Boolean((change as GuidanceChange).threads),
    );
    const anchor = await anchorOf(app, id, 'utilise');
    const { body: thread } = await post(colleague, `guidance/${id}/threads`, {
      anchor,
      text: 'Could this be *plainer*?',
    });
    expect(thread).toMatchObject({
      state: 'open',
      anchor,
      comments: [{ html: '<p>Could this be <em>plainer</em>?</p>' }],
    });
    expect((await heard).change).toMatchObject({ threads: [{ id: thread.id }] });
    const replied = await post(owner, `guidance-threads/${thread.id}/comments`, {
      text: 'Yes.',
      mentions: [colleague.memberId],
    });
    expect(replied.body.comments).toHaveLength(2);
    expect(await noticesOf(colleague)).toEqual(['guidance_mention']);
    const [first, second] = (replied.body as GuidanceThread).comments;
    const http = await app.as(colleague);
    await http.put(`/api/guidance-comments/${first!.id}`).send({ text: 'Plainer, please.' }).expect(200);
    await http.put(`/api/guidance-comments/${second!.id}`).send({ text: 'No.' }).expect(403);
    expect((await post(reviewer, `guidance-threads/${thread.id}/resolve`)).status).toBe(403);
    expect((await post(owner, `guidance-threads/${thread.id}/resolve`)).body).toMatchObject({
      state: 'resolved',
      resolvedBy: { name: 'Ffion Rees' },
    });
    expect((await post(reviewer, `guidance-threads/${thread.id}/reopen`)).body.state).toBe('open');
    const remove = (by: Actor, comment: { id: string }, body = {}) =>
      post(by, `guidance-comments/${comment.id}/remove`, body);
    expect((await remove(colleague, second!, { reason: 'I differ.' })).status).toBe(403);
    const unsaid = await remove(reviewer, second!);
    expect([unsaid.status, unsaid.body.errors]).toEqual([
      400,
      [expect.objectContaining({ field: 'reason', code: 'needs_reason' })],
    ]);
    const why = { reason: 'It names a resident.' };
    expect((await remove(reviewer, second!, why)).status).toBe(204);
    expect((await remove(colleague, first!)).status).toBe(204);
    expect((await noticesOf(owner)).filter((kind) => kind === 'guidance_comment_removed')).toHaveLength(1);
    expect((await noticesOf(colleague)).filter((kind) => kind === 'guidance_comment_removed')).toEqual([]);
    expect(
      await app.database.query(`select reason from audit_event where action = 'comment_removed' and actor_id = $1`, [
        reviewer.memberId,
      ]),
    ).toEqual([why]);
    expect((await guidancePageOf(app, owner, id)).threads).toEqual([]);
  });

  it('[guidance/comments] script in a comment is words, and a mention reaches only who may read it', async () => {
    await move(app, owner, id, 'end-consultation');
    const text = '<script>alert(1)</script> [x](javascript:alert(1))';
    const { body } = await post(owner, `guidance/${id}/threads`, {
      anchor: null,
      text,
      mentions: [colleague.memberId],
    });
    expect(body.comments[0].html).not.toMatch(/<script|href="javascript/);
    expect(await noticesOf(colleague)).toEqual([]);
    expect((await post(colleague, `guidance/${id}/threads`, { anchor: null, text })).status).toBe(404);
  });

  it('[guidance/mention] whoever is asked as one of a unit that has closed since hears that they are named', async () => {
    await move(app, owner, id, 'end-consultation');
    await move(app, owner, id, 'consult', { unitId: colleague.unitPath.at(-1)!, closesOn: '2099-01-01' });
    const admin = await given.member(await given.team(), { grants: [{ role: 'admin', unitId: null }] });
    const [closing, toUnitId] = [colleague, admin].map(({ unitPath }) => unitPath.at(-1));
    expect((await post(admin, `structure/${closing}/close`, { toUnitId })).status).toBe(204);
    await post(owner, `guidance/${id}/threads`, {
      anchor: null,
      text: 'Bo, is it so?',
      mentions: [colleague.memberId],
    });
    expect(await noticesOf(colleague)).toContain('guidance_mention');
  });
});
