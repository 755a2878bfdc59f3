import { describe, expect, it, jest } from '@jest/globals';

import { Tx } from '../../platform/database/database.js';
import { badge, holds, page } from '../../testing/badge-world.js';
import { opened } from '../../testing/challenge-world.js';
import { app, eachTestHasItsOwnOrganisation, posted } from '../../testing/world.js';
import { later, ask, settled, fallsAway, preview, publish, pageOf, told } from '../../testing/errata-world.js';

eachTestHasItsOwnOrganisation();

describe('[erratum/badges] badges follow a corrected result', () => {
  const race = { badge: 'winners' };
  const never = { type: 'quest_completed', quest: 'borrow-one' } as const;
  const questions = { type: 'activity_count', kind: 'question.asked', atLeast: 1, within: 'ever' } as const;
  const placed = { type: 'challenge_result', result: { is: 'placed', within: 1 } } as const;

  it('those of the first place go from one unit’s and come to the other’s, who are told as of any badge', async () => {
    const one = await settled([3, 2], {
      ...race,
      badges: [badge('winners', never), badge('first', placed, { repeat: 'source' })],
    });
    const { world, keys, chief } = one;
    const { members, others } = world;
    const all = () => Promise.all([members[0]!, members[2]!, others[0]!].map(({ memberId }) => holds(memberId)));
    expect(await all()).toEqual([['first', 'winners'], ['first', 'winners'], []]);
    await fallsAway(one, keys[0]!, keys[1]!);
    const { badges } = await preview(one, chief);
    expect(badges.map(({ badge, came, went }) => [badge.slug, came, went]).toSorted()).toEqual([
      ['first', null, null],
      ['winners', null, null],
    ]);
    expect(await all()).toEqual([['first', 'winners'], ['first', 'winners'], []]);
    await publish(one, world.manager);
    expect(await all()).toEqual([[], [], ['first', 'winners']]);
    expect(await told(others[0]!, 'badge')).toHaveLength(2);
    const [row] = await app.database.query<{ id: string }>(
      `select id from badge where organisation_id = $1 and slug = 'winners'`,
      [world.given.organisationId],
    );
    expect((await page(members[0]!, row!.id)).awards[0]?.takenBack?.reason.code).toBe('result_corrected');
    expect((await page(members[4]!, row!.id)).awards).toEqual([]);
  });

  it('stay where they are permanent, stand on another challenge or on what else they are for', async () => {
    const badges = [badge('winners', questions), badge('kept', placed, { retention: 'permanent' })];
    const one = await settled([3, 2], { ...race, badges });
    const { world, keys } = one;
    const [leaver, stayer] = [world.members[0]!, world.members[2]!];
    expect(await holds(leaver.memberId)).toEqual(['kept', 'winners']);
    // As if the challenge had given it first.
    await app.database.query(
      `update badge_award set challenge_id = $1 where badge_id in (select id from badge where slug = 'winners')`,
      [one.id],
    );
    await fallsAway(one, keys[0]!, keys[1]!);
    await publish(one, world.manager);
    expect(await holds(leaver.memberId)).toEqual(['kept']);
    expect(await holds(stayer.memberId)).toEqual(['kept', 'winners']);
    expect(await told(stayer, 'badge')).toHaveLength(2);
  });

  it('of one won twice it stands on the other challenge', async () => {
    const one = await settled([3, 2], { ...race, badges: [badge('winners', never)] });
    const { world, keys, chief } = one;
    const { id: other } = await opened(world, race);
    await ask(world, world.members[0]!);
    await app.engineDone(world.given.organisationId);
    await later(world, 20);
    expect((await pageOf(chief, other)).challenge.state).toBe('settled');
    await fallsAway(one, keys[0]!, keys[1]!, keys[2]!);
    await publish(one, world.manager);
    expect(await holds(world.members[0]!.memberId)).toEqual(['winners']);
    expect(await holds(world.members[1]!.memberId)).toEqual([]);
  });

  it('given back by hand it stands on the other challenge as well, which has long been settled', async () => {
    const one = await settled([3, 2], { ...race, badges: [badge('winners', never)] });
    const { world, keys, chief } = one;
    const [winner] = world.members;
    await opened(world, race);
    await ask(world, winner!);
    await app.engineDone(world.given.organisationId);
    await later(world, 20);
    const [award] = await app.database.query<{ id: string }>(`select id from badge_award where member_id = $1`, [
      winner!.memberId,
    ]);
    await posted(chief, `badge-awards/${award!.id}/take-back`, { words: 'It was a mistake.' }, 204);
    await fallsAway(one, keys[0]!, keys[1]!, keys[2]!);
    await publish(one, world.manager);
    expect(await posted(chief, `badge-awards/${award!.id}/give-back`, { words: 'I am sorry.' })).toEqual({
      holds: true,
    });
    expect(await holds(winner!.memberId)).toEqual(['winners']);
  });

  it('are looked at together: a correction by which many lose them asks no more than one by which few do', async () => {
    const asked: number[] = [];
    for (const many of [2, 5]) {
      const one = await settled([many, many - 1], {
        ...race,
        badges: [badge('winners', never), badge('first', placed)],
      });
      await fallsAway(one, ...one.keys.slice(0, many));
      const asking = jest.spyOn(Tx.prototype, 'query');
      const { badges } = await preview(one, one.chief);
      asked.push(asking.mock.calls.length);
      asking.mockRestore();
      expect(badges.map(({ went }) => went)).toEqual(many < 5 ? [null, null] : [5, 5]);
    }
    expect(asked[0]).toBe(asked[1]);
  });

  it('of a unit: everyone who sits in one that loses it is told, also who took no part', async () => {
    const one = await settled([3, 2], { badges: [badge('first-team', placed, { subject: 'unit' })] });
    const { world, keys } = one;
    const [silent, silentOther] = [world.members[4]!, world.others[4]!];
    expect(await holds(world.ours.id)).toEqual(['first-team']);
    await fallsAway(one, keys[0]!, keys[1]!);
    await publish(one, world.manager);
    expect([await holds(world.ours.id), await holds(world.theirs.id)]).toEqual([[], ['first-team']]);
    expect(await told(silent, 'challenge_corrected')).toHaveLength(1);
    // The badge that comes is news of its own.
    expect(await told(silentOther, 'unit_badge')).toHaveLength(1);
    expect(await told(silentOther, 'challenge_corrected')).toEqual([]);
  });

  it('of a common goal that was not reached after all they go from everyone, and none is given by hand', async () => {
    const badges = [badge('winners', never)];
    const one = await settled([2, 2], { ...race, mode: 'together', goal: 'lowest_rate', target: 40, badges });
    const { world, keys, chief } = one;
    const held = [world.members[0]!, world.members[1]!, world.others[0]!];
    for (const { memberId } of held) expect(await holds(memberId)).toEqual(['winners']);
    const [award] = await app.database.query<{ id: string }>(`select id from badge_award where member_id = $1`, [
      held[2]!.memberId,
    ]);
    await posted(chief, `badge-awards/${award!.id}/take-back`, { words: 'It was a mistake.' }, 204);
    await fallsAway(one, keys[0]!);
    await publish(one, chief);
    for (const { memberId } of held) expect(await holds(memberId)).toEqual([]);
    expect((await pageOf(chief, one.id)).challenge.progress.share).toBeLessThan(1);
    // Given back, it finds that its challenge gives it no more.
    expect(await posted(chief, `badge-awards/${award!.id}/give-back`, { words: 'I am sorry.' })).toEqual({
      holds: false,
    });
  });
});
