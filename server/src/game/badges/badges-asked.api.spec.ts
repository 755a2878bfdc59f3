import { describe, expect, it } from '@jest/globals';

import type { Actor } from '../../platform/actor.js';
import { BadgesBySource1764000101000 } from '../../platform/database/migrations/1764000101000-badges-by-source.js';
import { newId } from '../../platform/ids.js';
import { DAY_MS, Given, type GivenUnit } from '../../testing/given.js';
import { ask, badge, holds, reused, serverStarts, withBadges } from '../../testing/badge-world.js';
import { done } from '../../testing/test-engine.js';
import { app, clock, eachTestHasItsOwnOrganisation } from '../../testing/world.js';

const byGuide = [
  badge(
    'caretaker',
    { type: 'activity_count', kind: 'guidance.checked', atLeast: 1, within: 'ever' },
    { repeat: 'source' },
  ),
  badge(
    'co-author',
    { type: 'activity_count', kind: 'guidance.published', atLeast: 1, within: 'ever' },
    { repeat: 'source' },
  ),
] as const;

/** Two guides, of which the first has two editions and comes up for review twice. */
async function bringThrough(given: Given, member: Actor): Promise<void> {
  const [guide, other] = [newId(), newId()];
  for (const [subject, edition] of [
    [guide, 1],
    [guide, 2],
    [other, 1],
  ] as const) {
    await done(given, member, 'guidance.published', { publication: newId(), edition, words: 60 }, { subject });
    await done(given, member, 'guidance.checked', { publication: newId(), reviewBy: '2026-10-20' }, { subject });
  }
}

eachTestHasItsOwnOrganisation();

describe('what badges ask for', () => {
  it('[badges/season] a badge of the season is earned once in each', async () => {
    const given = await withBadges(
      badge(
        'curious',
        { type: 'activity_count', kind: 'question.asked', atLeast: 1, within: 'season' },
        { repeat: 'season' },
      ),
    );
    const member = await given.member(await given.team());
    const before = given.clock.now();
    await app.database.query(
      `insert into season (id, organisation_id, number, starts_at, ends_at, rest_ends_at, rule_set, priors)
       values ($1, $2, 2, '2026-12-07', '2027-03-01', '2027-03-08', 1, '{"b0":0.3,"d0":0.2,"u0":0.2}')`,
      [newId(), given.organisationId],
    );
    await ask(given, member);
    await ask(given, member);
    given.clock.set(new Date('2027-01-12T10:00:00Z'));
    await ask(given, member);
    given.clock.set(before);
    await app.engineDone(given.organisationId);
    expect(await holds(member.memberId)).toEqual(['curious', 'curious']);
  });

  it('[badges/source] a lender earns it for each card that three other teams tried, and not for one card tried thrice', async () => {
    const given = await withBadges(
      badge('lender', { type: 'practice_reused', teams: 3, outsideDirectorate: true }, { repeat: 'source' }),
    );
    const author = await given.member(await given.team());
    const adopters = await Promise.all([0, 1, 2].map(async () => given.member(await given.team())));
    const [card, other, third] = [newId(), newId(), newId()];
    for (const adopter of adopters) {
      await reused(given, author, adopter, card);
      await reused(given, author, adopters[0]!, other);
      await reused(given, author, adopter, third);
    }
    await app.engineDone(given.organisationId);
    expect(await holds(author.memberId)).toEqual(['lender', 'lender']);
  });

  it('[badges/source] a caretaker earns it once for each review, a co-author once for each guide', async () => {
    const given = await withBadges(...byGuide);
    const member = await given.member(await given.team());
    await bringThrough(given, member);
    await app.engineDone(given.organisationId);
    expect(await holds(member.memberId)).toEqual([...Array(3).fill('caretaker'), ...Array(2).fill('co-author')]);
  });

  it('[badges/source] councils that were here before earn both that way, for what was done before as well', async () => {
    const [{ criteria: _, ...caretaker }, coAuthor] = byGuide;
    const given = await withBadges({ ...caretaker, status: 'coming' }, { ...coAuthor, repeat: 'once' });
    const member = await given.member(await given.team());
    await bringThrough(given, member);
    await app.engineDone(given.organisationId);
    expect(await holds(member.memberId)).toEqual(['co-author']);
    const runner = app.database.source.createQueryRunner();
    await new BadgesBySource1764000101000().up(runner);
    await runner.release();
    await serverStarts();
    expect(await holds(member.memberId)).toEqual([...Array(3).fill('caretaker'), ...Array(2).fill('co-author')]);
  });

  it('[badges/distinct] a bridge is built with people of four directorates, however often with one', async () => {
    const given = await withBadges(
      badge('bridge', { type: 'distinct_counterpart_directorates', atLeast: 4, within: 'ever' }),
    );
    const member = await given.member(await given.team());
    const others = await Promise.all([0, 1, 2, 3].map(async () => given.member(await given.team())));
    for (const other of [others[0]!, others[0]!, others[1]!, others[2]!]) await ask(given, member, other);
    await app.engineDone(given.organisationId);
    expect(await holds(member.memberId)).toEqual([]);
    await ask(given, member, others[3]);
    await app.engineDone(given.organisationId);
    expect(await holds(member.memberId)).toEqual(['bridge']);
  });

  it('[badges/distinct] whom one met in a season before counts again in this one, one’s own team never', async () => {
    const given = await withBadges(
      badge('about', { type: 'distinct_counterpart_teams', atLeast: 2, within: 'season' }),
    );
    await app.database.query(
      `insert into season (id, organisation_id, number, starts_at, ends_at, rest_ends_at, rule_set, priors)
       values ($1, $2, 2, '2026-06-01', '2026-08-24', '2026-08-31', 1, '{"b0":0.3,"d0":0.2,"u0":0.2}')`,
      [newId(), given.organisationId],
    );
    const [member, known, other] = [0, 1, 2].map(async () => given.member(await given.team()));
    given.clock.set(new Date('2026-07-07T09:00:00Z'));
    await ask(given, await member!, await known);
    given.clock.set(clock.now());
    const unit = { id: (await member!).unitPath.at(-1)!, path: (await member!).unitPath };
    for (const each of [await other, await given.member(unit), await member]) await ask(given, await member!, each);
    await app.engineDone(given.organisationId);
    expect(await holds((await member!).memberId)).toEqual([]);
    await ask(given, await member!, await known);
    await app.engineDone(given.organisationId);
    expect(await holds((await member!).memberId)).toEqual(['about']);
  });

  it('[badges/neighbour] comes with what the newcomers do later, not with the helper’s own doing', async () => {
    const given = await withBadges(
      badge('good-neighbour', { type: 'newcomers_helped', atLeast: 1, within: 'ever', stillTakingPartAfterDays: 30 }),
    );
    const team = await given.team();
    const [helper, newcomer] = [await given.member(team), await given.member(await given.team())];
    await ask(given, newcomer);
    await done(given, helper, 'newcomer.helped', { run: newId(), hadNoFirstStep: true }, { counterpart: newcomer });
    await app.engineDone(given.organisationId);
    expect(await holds(helper.memberId)).toEqual([]);
    given.clock.pass(31 * DAY_MS);
    // What others do with the newcomer's work is no taking part of theirs.
    await done(given, newcomer, 'practice.thanked', { honest: true }, { counterpart: helper });
    await reused(given, newcomer, helper, newId());
    await app.engineDone(given.organisationId);
    expect(await holds(helper.memberId)).toEqual([]);
    await ask(given, newcomer);
    await app.engineDone(given.organisationId);
    expect(await holds(helper.memberId)).toEqual(['good-neighbour']);
  });

  it('[badges/unit] a team of five earns together, as does what it is part of; one of four is never shown by itself', async () => {
    const given = await withBadges(
      badge(
        'curious-team',
        { type: 'activity_count', kind: 'question.asked', atLeast: 3, within: 'ever' },
        { subject: 'unit' },
      ),
    );
    const teams: [GivenUnit, Actor[]][] = [];
    for (const size of [5, 4]) {
      const team = await given.team();
      teams.push([team, await given.members(team, size)]);
    }
    for (const [, members] of teams) for (const member of members.slice(0, 3)) await ask(given, member);
    await app.engineDone(given.organisationId);
    expect(await Promise.all(teams.map(([team]) => holds(team.id)))).toEqual([['curious-team'], []]);
    expect(await holds(teams[0]![0].path[0]!)).toEqual(['curious-team']);
    const told = await (await app.as(teams[0]![1][4]!)).get('/api/me/notices').expect(200);
    expect(told.body.notices[0]).toMatchObject({ kind: 'unit_badge', params: { badge: { en: 'curious-team' } } });
  });
});
