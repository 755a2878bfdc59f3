import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Thanks } from '@guildhall/shared/work/practice-talk';
import { practiceTopic, type PracticeChange } from '@guildhall/shared/work/practices';

import { starterBadges } from '../../game/badges/starter-badges.js';
import type { Actor } from '../../platform/actor.js';
import { Praise1764000391000 } from '../../platform/database/migrations/1764000391000-praise.js';
import { newId } from '../../platform/ids.js';
import { ask, holds, serverStarts, withBadges } from '../../testing/badge-world.js';
import type { Given } from '../../testing/given.js';
import { givenCard, pageOf, pointsByRule } from '../../testing/given-practices.js';
import { app, eachTestHasItsOwnOrganisation, post, posted } from '../../testing/world.js';

const starter = (slug: string) => starterBadges.find((badge) => badge.slug === slug)!;

let council: Given;
let author: Actor;
let asker: Actor;
let readers: Actor[];

eachTestHasItsOwnOrganisation();
beforeEach(async () => {
  council = await withBadges(starter('good-question'), starter('honest-note'), starter('bridge'));
  author = await council.member(await council.team());
  asker = await council.member(await council.team());
  readers = await Promise.all([0, 1, 2, 3, 4].map(async () => council.member(await council.team())));
});

const asked = async (card: string, text = 'How did you win the crews over?') =>
  (await posted<{ id: string }>(asker, `practices/${card}/questions`, { text }, 201)).id;
const useful = (reader: Actor, card: string, questionId: string | null = null) =>
  posted<Thanks>(reader, `practices/${card}/thanks`, { kind: 'useful', commentId: null, questionId }, 201);
const held = async (member: Actor) => {
  await app.engineDone(council.organisationId);
  return holds(member.memberId);
};

describe('a question that was useful', () => {
  it('[thanks/question] is told by a press of somebody else, seen at once, once each, and taken back again', async () => {
    const card = await givenCard(app, author);
    const question = await asked(card);
    const socket = await app.socket(author);
    await app.watch(socket, practiceTopic.of(card));
    const heard = app.nextChange(socket, practiceTopic.of(card));
    const given = await useful(readers[0]!, card, question);
    expect(given).toMatchObject({ questionId: question, commentId: null, to: { id: asker.memberId }, reason: null });
    expect(((await heard).change as PracticeChange).thanks).toMatchObject([{ id: given.id, questionId: question }]);
    const body = { kind: 'useful', commentId: null, questionId: question };
    expect((await post(readers[0]!, `practices/${card}/thanks`, body)).body.code).toBe('already_done');
    expect((await post(asker, `practices/${card}/thanks`, body)).status).toBe(403);
    expect((await post(author, `practices/${await givenCard(app, author)}/thanks`, body)).status).toBe(404);
    const comment = await posted<{ id: string }>(
      asker,
      `practices/${card}/comments`,
      { text: 'We saw the same.' },
      201,
    );
    const both = await post(author, `practices/${card}/thanks`, { ...body, commentId: comment.id });
    expect(both.body.errors).toMatchObject([{ field: 'questionId', code: 'one_of_both' }]);
    await posted(readers[0]!, `practice-thanks/${given.id}/take-back`, {}, 204);
    expect((await pageOf(app, author, card)).thanks).toEqual([]);
  });

  it('[thanks/pay] pays nothing and is no taking part of who asked', async () => {
    const card = await givenCard(app, author);
    const question = await asked(card);
    const before = await pointsByRule(app, asker);
    for (const reader of readers) await useful(reader, card, question);
    expect(await pointsByRule(app, asker)).toEqual(before);
    expect(await pointsByRule(app, readers[0]!)).toEqual({});
  });

  it('[badges/good-question] brings its badge with the fifth person of one question, not of two', async () => {
    const card = await givenCard(app, author);
    const [one, other] = [await asked(card), await asked(card, 'What would you do first today?')];
    for (const reader of readers.slice(0, 4)) await useful(reader, card, one);
    await useful(readers[4]!, card, other);
    await useful(author, card, other);
    expect(await held(asker)).toEqual([]);
    const fifth = await useful(readers[4]!, card, one);
    expect(await held(asker)).toEqual(['good-question']);
    await posted(readers[4]!, `practice-thanks/${fifth.id}/take-back`, {}, 204);
    expect(await held(asker)).toEqual([]);
    await useful(readers[4]!, card, one);
    expect(await held(asker)).toEqual(['good-question']);
  });

  it('[badges/good-question] goes with its question; nobody has built a bridge with a press', async () => {
    const card = await givenCard(app, author);
    const question = await asked(card);
    for (const reader of readers) await useful(reader, card, question);
    await ask(council, asker, readers[0]!);
    expect(await held(asker)).toEqual(['good-question']);
    await posted(asker, `practice-questions/${question}/take-back`, {}, 204);
    expect(await held(asker)).toEqual([]);
    expect((await pageOf(app, author, card)).thanks).toEqual([]);
  });
});

describe('thanks for what did not work', () => {
  it('[badges/honest-note] two colleagues bring the badge, one in a press and in words does not, nor a card that worked', async () => {
    const [honest, worked] = [await givenCard(app, author, { result: 'did-not' }), await givenCard(app, author)];
    for (const reader of readers) await useful(reader, worked);
    const reason = 'We had nearly bought the same.';
    const pressed = await useful(readers[0]!, honest);
    await posted(readers[0]!, `practices/${honest}/thanks`, { kind: 'thanks', commentId: null, reason }, 201);
    expect(await held(author)).toEqual([]);
    const second = await useful(readers[1]!, honest);
    expect(await held(author)).toEqual(['honest-note']);
    await posted(readers[0]!, `practice-thanks/${pressed.id}/take-back`, {}, 204);
    expect(await held(author)).toEqual(['honest-note']);
    await posted(readers[1]!, `practice-thanks/${second.id}/take-back`, {}, 204);
    expect(await held(author)).toEqual([]);
  });

  it('[badges/honest-note] does not come of a card that only the team reads, and goes while a card is hidden', async () => {
    const team = { id: author.unitPath.at(-1)!, path: [...author.unitPath] };
    const mates = await council.members(team, 2);
    const within = await givenCard(app, author, { result: 'did-not' }, 'team');
    for (const mate of mates) await useful(mate, within);
    expect(await held(author)).toEqual([]);
    const honest = await givenCard(app, author, { result: 'did-not' });
    for (const mate of mates) await useful(mate, honest);
    expect(await held(author)).toEqual(['honest-note']);
    const reviewer = await council.member(await council.team(), { grants: [{ role: 'reviewer', unitId: null }] });
    await posted(mates[0]!, `practices/${honest}/reports`, { reason: 'It names a resident.' }, 204);
    const reports = await (await app.as(reviewer)).get('/api/practice-reports').expect(200);
    const decision = { decision: 'hide', reason: 'A name has to come out first.' };
    await posted(reviewer, `practice-reports/${reports.body[0].id}/decide`, decision, 204);
    expect(await held(author)).toEqual([]);
    await posted(reviewer, `practices/${honest}/show`, { reason: 'The name is out.' }, 204);
    expect(await held(author)).toEqual(['honest-note']);
  });

  it('[badges/honest-note] thanks of before count when a council gets the badge', async () => {
    const { criteria: _, ...note } = starter('honest-note') as { criteria: unknown } & ReturnType<typeof starter>;
    council = await withBadges({ ...note, status: 'coming' } as ReturnType<typeof starter>);
    author = await council.member(await council.team());
    const honest = await givenCard(app, author, { result: 'did-not' });
    for (const _each of [1, 2]) {
      const { memberId } = await council.member(await council.team());
      await app.database.query(
        `insert into practice_thanks (id, organisation_id, practice_id, kind, by_id, to_id, at)
         values ($1, $2, $3, 'useful', $4, $5, $6)`,
        [newId(), council.organisationId, honest, memberId, author.memberId, council.clock.now()],
      );
    }
    const runner = app.database.source.createQueryRunner();
    const migration = new Praise1764000391000();
    await migration.down(runner);
    await migration.up(runner);
    await runner.release();
    await serverStarts();
    expect(await held(author)).toEqual(['honest-note']);
  });
});
