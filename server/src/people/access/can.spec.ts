import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import type { Actor, Grant } from '../../platform/actor.js';
import { abilitiesOf, type Action, actions, can, inCareOf, type Resource } from './can.js';

const HERE = 'council';
const PATH = ['directorate', 'department', 'team'];

const actor = (memberId: string, grants: Grant[] = [], organisationId = HERE): Actor => ({
  organisationId,
  memberId,
  grants,
  signInId: 'sign-in',
  name: memberId,
  zone: 'Europe/London',
  unitPath: PATH,
});

/** Something of Ada's, shared with Bo, in the team. */
const resource: Resource = { organisationId: HERE, ownerId: 'ada', sharedWith: ['bo'], unitPath: PATH };

const people: Record<string, Actor> = {
  member: actor('member'),
  owner: actor('ada'),
  sharer: actor('bo'),
  lead: actor('lead', [{ role: 'lead', unitId: 'team' }]),
  'lead above': actor('lead above', [{ role: 'lead', unitId: 'department' }]),
  'manager above': actor('manager above', [{ role: 'manager', unitId: 'directorate' }]),
  'manager elsewhere': actor('manager elsewhere', [{ role: 'manager', unitId: 'another directorate' }]),
  reviewer: actor('reviewer', [{ role: 'reviewer', unitId: null }]),
  facilitator: actor('facilitator', [{ role: 'facilitator', unitId: null }]),
  admin: actor('admin', [{ role: 'admin', unitId: null }]),
};

/** Every action and who may do it to Ada's thing above; nobody else may. */
const expected: Record<Action, string> = {
  'organisation.read': 'everyone',
  'organisation.settings': 'admin',
  'structure.read': 'admin',
  'structure.change': 'admin',
  'member.move': 'admin',
  'role.give': 'admin',
  'role.end': 'admin',
  'people.list': 'admin',
  'member.say-left': 'admin',
  'member.erase': 'admin',
  'member.merge': 'admin',
  'member.record-absence': 'admin',
  'practice.read': 'everyone',
  'practice.write': 'everyone',
  'practice.read-draft': 'owner, sharer',
  'practice.edit': 'owner, sharer',
  'practice.retire': 'owner, lead, manager above, admin',
  'practice.hide': 'reviewer, admin',
  'practice.hand-over': 'owner, lead, manager above, admin',
  'practice.report': 'member, lead, lead above, manager above, manager elsewhere, reviewer, facilitator, admin',
  'reuse.record': 'owner, sharer',
  'question.ask': 'everyone',
  'question.answer': 'everyone',
  'answer.accept': 'owner',
  'talk.take-back': 'owner',
  'answer.remove': 'owner, reviewer, admin',
  'media.read': 'everyone',
  'media.send': 'everyone',
  'comment.write': 'everyone',
  'comment.edit': 'owner',
  'comment.remove': 'owner, reviewer, admin',
  'thanks.give': 'member, lead, lead above, manager above, manager elsewhere, reviewer, facilitator, admin',
  'circle.join': 'everyone',
  'circle-post.edit': 'owner',
  'circle-post.remove': 'owner, reviewer, admin',
  'circle-post.report': 'member, lead, lead above, manager above, manager elsewhere, reviewer, facilitator, admin',
  'guidance.begin': 'everyone',
  'guidance.write': 'owner, sharer',
  'guidance.manage': 'owner, sharer, admin',
  'guidance.review': 'owner, sharer, reviewer, admin',
  'guidance.approve': 'lead, manager above, reviewer, admin',
  'guidance.moderate': 'reviewer, admin',
  'guidance.give': 'admin',
  'glossary.ask': 'everyone',
  'glossary.write': 'reviewer, admin',
  'quest.write': 'lead, lead above, manager above, manager elsewhere, admin',
  'quest.read-draft': 'owner, sharer',
  'quest.edit': 'owner, sharer',
  'quest.retire': 'owner, lead, manager above, admin',
  'quest-run.read': 'owner, sharer',
  'quest-run.act': 'owner, sharer',
  'evidence.verify': 'member, lead, lead above, manager above, manager elsewhere, reviewer, facilitator, admin',
  'recheck.answer': 'member, lead, lead above, manager above, manager elsewhere, reviewer, facilitator, admin',
  'challenge.read': 'everyone',
  'challenge.create': 'manager above, manager elsewhere, admin',
  'challenge.edit': 'owner, sharer, admin',
  'challenge.sponsor': 'owner',
  'challenge.correct': 'owner, sharer, admin',
  'board.read': 'everyone',
  'gap.read': 'everyone',
  'badge.write': 'admin',
  'badge.take-back': 'admin',
  'badge.ask': 'owner, sharer',
  'standings.check': 'admin',
  'triads.read': 'admin',
  'audit.read': 'admin',
};

describe('[can] every role and every action', () => {
  test('the table below is complete', () => {
    expect(Object.keys(expected).sort()).toEqual([...actions].sort());
  });

  test('each is asked somewhere, so that none is offered in vain', () => {
    const source = join(import.meta.dirname, '../..');
    const files = globSync('**/*.ts', { cwd: source }).filter((path) => !/spec\.ts$|access\/can\.ts$/.test(path));
    const code = files.map((path) => readFileSync(join(source, path), 'utf8')).join('\n');
    expect(actions.filter((action) => !code.includes(`'${action}'`))).toEqual([]);
  });

  test.each(Object.entries(expected))('%s: %s', (action, who) => {
    const allowed = Object.keys(people).filter((name) => can(people[name]!, action as Action, resource));
    expect(allowed.join(', ')).toBe(who === 'everyone' ? Object.keys(people).join(', ') : who);
  });
});

const grants = fc.array(
  fc.record({
    role: fc.constantFrom('lead', 'manager', 'reviewer', 'facilitator', 'admin') as fc.Arbitrary<Grant['role']>,
    unitId: fc.option(fc.constantFrom(...PATH, 'elsewhere'), { nil: null }),
  }),
  { maxLength: 5 },
);

describe('[can] whatever the roles', () => {
  test('nobody of another organisation may do anything, not even as its owner', () => {
    fc.assert(
      fc.property(
        grants,
        fc.constantFrom(...actions),
        fc.constantFrom('ada', 'bo', 'someone'),
        (held, action, memberId) => {
          expect(can(actor(memberId, held, 'another council'), action, resource)).toBe(false);
        },
      ),
      { seed: 62 },
    );
  });

  test('no role opens another member’s drafts', () => {
    const own: Action[] = ['practice.read-draft', 'quest.read-draft'];
    fc.assert(
      fc.property(grants, fc.constantFrom(...own), (held, action) => {
        expect(can(actor('someone', held), action, resource)).toBe(false);
      }),
      { seed: 62 },
    );
  });

  test('nobody verifies what is their own, whatever they are', () => {
    fc.assert(
      fc.property(grants, fc.constantFrom('ada', 'bo'), (held, memberId) => {
        expect(can(actor(memberId, held), 'evidence.verify', resource)).toBe(false);
      }),
      { seed: 62 },
    );
  });

  test('more roles never allow less', () => {
    fc.assert(
      fc.property(grants, grants, fc.constantFrom(...actions), (some, more, action) => {
        if (can(actor('someone', some), action, resource)) {
          expect(can(actor('someone', [...some, ...more]), action, resource)).toBe(true);
        }
      }),
      { seed: 62 },
    );
  });

  test('a lead cares for the unit itself, a manager for everything below', () => {
    expect(inCareOf(people['lead']!, PATH)).toBe(true);
    expect(inCareOf(people['lead above']!, PATH)).toBe(false);
    expect(inCareOf(people['manager above']!, PATH)).toBe(true);
    expect(inCareOf(people['manager elsewhere']!, PATH)).toBe(false);
  });

  test('what the screens may offer is what is open without regard to a resource', () => {
    expect(abilitiesOf(people['member']!)).not.toContain('challenge.create');
    expect(abilitiesOf(people['manager elsewhere']!)).toContain('challenge.create');
    expect(abilitiesOf(people['member']!)).not.toContain('practice.edit');
  });
});
