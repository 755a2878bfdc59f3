import { questDefinition, type QuestDefinition, stepBy } from '@guildhall/shared/game/quest-definition';
import { describe, expect, it } from '@jest/globals';

import { definitionOf, emptyQuest, emptyStep, valuesOf } from './definition-values';

const text = { en: 'Something plain.' };
const definition: QuestDefinition = {
  title: { en: 'Ask one', cy: 'Gofyn un' },
  audience: text,
  why: text,
  minutes: 10,
  level: 2,
  companies: ['alone', 'party'],
  alreadyDoThis: text,
  withoutDevice: text,
  stamp: '2a',
  reward: 'session.attended',
  warmUp: false,
  coming: false,
  steps: [
    { id: 'choose', title: text, help: text, by: { by: 'own_word' }, party: { mode: 'at_least', people: 3 }, times: 2 },
    {
      id: 'share',
      title: text,
      help: text,
      example: text,
      by: { by: 'activity', kind: 'practice.published', honest: true },
      party: { mode: 'each' },
      times: 1,
    },
    {
      id: 'improve',
      title: text,
      help: text,
      by: {
        by: 'activity',
        kind: 'guidance.suggestion.accepted',
        place: { to: 'guidance', id: '0193a5c2-6c1e-7d40-8a5e-3f7b2c9d1e10', section: 'what-to-do' },
      },
      party: { mode: 'any_one' },
      times: 1,
    },
  ],
};

describe('the answers of the quest form', () => {
  it('give back the quest they were made from, with all that the form does not ask', () => {
    expect(definitionOf(valuesOf(definition))).toEqual(definition);
  });

  it('say how many of a party at least', () => {
    const values = valuesOf(definition);
    const [first, ...rest] = values.definition.steps;
    const changed = { ...values.definition, steps: [{ ...first!, people: 5 }, ...rest] };
    expect(definitionOf({ definition: changed }).steps[0]!.party).toEqual({ mode: 'at_least', people: 5 });
    expect(
      definitionOf({ definition: { ...emptyQuest.definition, steps: [{ ...emptyStep, party: 'at_least' }] } }),
    ).toMatchObject({ steps: [{ party: { mode: 'at_least', people: 2 } }] });
  });

  it('ask for work in one place where the work has one, and name an address that leads nowhere', () => {
    const place = '/practices/0193a5c2-6c1e-7d40-8a5e-3f7b2c9d1e10';
    const by = (way: string, address = place) =>
      definitionOf({
        definition: { ...emptyQuest.definition, steps: [{ ...emptyStep, way, place: address }] },
      }).steps[0]!.by;
    expect(by('activity:question.asked')).toMatchObject({ place: { to: 'practice' } });
    expect(by('activity:practice.published')).toEqual({ by: 'activity', kind: 'practice.published' });
    expect(by('own_word')).toEqual({ by: 'own_word' });
    const codes = (value: QuestDefinition['steps'][number]['by']) =>
      stepBy.safeParse(value).error?.issues.map(({ path, code }) => [path.join('.'), code]);
    expect(codes(by('activity:question.asked'))).toBeUndefined();
    expect(codes(by('activity:question.asked', 'somewhere'))).toEqual([['place.id', 'invalid_format']]);
    expect(codes(by('activity:guidance.published'))).toEqual([['place', 'custom']]);
  });

  it('name new steps by their titles, each by its own', () => {
    const step = { ...emptyStep, title: { en: 'Walk to Ŵy together, and back', cy: '' } };
    const values = { definition: { ...emptyQuest.definition, steps: [step, step, emptyStep] } };
    expect(definitionOf(values).steps.map(({ id }) => id)).toEqual([
      'walk-to-wy-together',
      'walk-to-wy-together-2',
      'step-3',
    ]);
  });

  it('make a whole quest out of a filled form', () => {
    const filled = { en: 'Walk together', cy: '' };
    const values = {
      definition: {
        ...emptyQuest.definition,
        title: filled,
        audience: filled,
        why: filled,
        alreadyDoThis: filled,
        withoutDevice: filled,
        steps: [{ ...emptyStep, title: filled, help: filled, way: 'evidence:lead', party: 'at_least' as const }],
      },
    };
    expect(questDefinition.parse(definitionOf(values)).steps[0]).toMatchObject({
      by: { by: 'evidence', verifier: 'lead' },
      party: { mode: 'at_least', people: 2 },
    });
  });
});
