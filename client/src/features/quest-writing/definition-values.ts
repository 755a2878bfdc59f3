import type { QuestDefinition, QuestStep } from '@guildhall/shared/game/quest-definition';

import { placeFor, type WorkPlace } from '@guildhall/shared/game/work-place';

import { pathOfPlace, placeAt } from '../../lib/places/path-of';
import { slugOf } from '../../lib/text/slug';

export interface Text {
  en: string;
  cy: string;
}

/** How a step gets done, as one choice: `own_word`, `evidence:peer`, `activity:practice.published` … */
export type WayKey = string;

export interface StepValues {
  /** Empty until it is first saved; made from the title then, and kept. */
  id: string;
  title: Text;
  help: Text;
  example: Text;
  way: WayKey;
  /** The address of the one document or card that it is done to; empty for any. */
  place: string;
  party: QuestStep['party']['mode'];
  /** How many of a party at least, where that is asked. */
  people: number;
  /** What the form has no question for, kept as it was. */
  kept: Pick<QuestStep, 'times' | 'by'> | null;
}

/** The form's answers. `definition` stands around them, so that faults of a request carry the names of its fields. */
export interface QuestValues {
  definition: {
    title: Text;
    audience: Text;
    why: Text;
    alreadyDoThis: Text;
    withoutDevice: Text;
    minutes: number;
    level: number;
    companies: QuestDefinition['companies'];
    steps: StepValues[];
    kept: Pick<QuestDefinition, 'stamp' | 'reward' | 'warmUp' | 'coming'>;
  };
}

const none: Text = { en: '', cy: '' };

export const emptyStep: StepValues = {
  id: '',
  title: none,
  help: none,
  example: none,
  way: 'own_word',
  place: '',
  party: 'any_one',
  people: 2,
  kept: null,
};

export const emptyQuest: QuestValues = {
  definition: {
    title: none,
    audience: none,
    why: none,
    alreadyDoThis: none,
    withoutDevice: none,
    minutes: 15,
    level: 1,
    companies: ['alone'],
    steps: [emptyStep],
    kept: { stamp: null, reward: null, warmUp: false, coming: false },
  },
};

export function valuesOf(definition: QuestDefinition): QuestValues {
  const { stamp, reward, warmUp, coming, steps, ...rest } = definition;
  return {
    definition: {
      ...rest,
      title: textOf(rest.title),
      audience: textOf(rest.audience),
      why: textOf(rest.why),
      alreadyDoThis: textOf(rest.alreadyDoThis),
      withoutDevice: textOf(rest.withoutDevice),
      steps: steps.map(({ id, title, help, example, by, party, times }) => ({
        id,
        title: textOf(title),
        help: textOf(help),
        example: textOf(example),
        way: wayOf(by),
        place: by.by === 'activity' && by.place ? pathOfPlace(by.place) : '',
        party: party.mode,
        people: party.mode === 'at_least' ? party.people : emptyStep.people,
        kept: { by, times },
      })),
      kept: { stamp, reward, warmUp, coming },
    },
  };
}

/** The quest as the server takes it. A step that keeps its way keeps all that belongs to it. */
export function definitionOf({ definition }: QuestValues): QuestDefinition {
  const { kept, steps, ...rest } = definition;
  const ids = idsOf(steps);
  return {
    ...rest,
    ...kept,
    title: bilingualOf(rest.title),
    audience: bilingualOf(rest.audience),
    why: bilingualOf(rest.why),
    alreadyDoThis: bilingualOf(rest.alreadyDoThis),
    withoutDevice: bilingualOf(rest.withoutDevice),
    level: Number(rest.level),
    steps: steps.map((step, index) => stepOf(step, ids[index] ?? '')),
  };
}

function stepOf(step: StepValues, id: string): QuestStep {
  const { title, help, example, way, place, party, people, kept } = step;
  const sameWay = kept !== null && wayOf(kept.by) === way;
  return {
    id,
    title: bilingualOf(title),
    help: bilingualOf(help),
    ...(example.en.trim() ? { example: bilingualOf(example) } : {}),
    by: placed(sameWay ? kept.by : byOf(way), place),
    party: party === 'at_least' ? { mode: party, people: Number(people) } : { mode: party },
    times: kept?.times ?? 1,
  };
}

/** Each step's own id: the one it has, or one made from its title that no other step has. */
function idsOf(steps: readonly StepValues[]): string[] {
  const taken = new Set(steps.map(({ id }) => id).filter(Boolean));
  return steps.map(({ id, title }, index) => {
    if (id) return id;
    const plain = slugOf(title.en.split(/\s+/, 4).join(' '), 50) || `step-${index + 1}`;
    let own = plain;
    for (let nth = 2; taken.has(own); nth += 1) own = `${plain}-${nth}`;
    taken.add(own);
    return own;
  });
}

function wayOf(by: QuestStep['by']): WayKey {
  if (by.by === 'own_word') return 'own_word';
  return by.by === 'evidence' ? `evidence:${by.verifier}` : `activity:${by.kind}`;
}

function byOf(way: WayKey): QuestStep['by'] {
  const [by, of] = way.split(':');
  if (by === 'evidence') return { by, verifier: of as 'peer' };
  return by === 'activity' ? { by, kind: of as 'practice.published' } : { by: 'own_word' };
}

/** What work of this way can be asked for on; null for work that is not done to one thing. */
export function placeOfWay(way: WayKey): WorkPlace['to'] | null {
  const by = byOf(way);
  return by.by === 'activity' ? placeFor(by.kind) : null;
}

/** An address that leads nowhere we know stays as it was written, so that the check of the request names it. */
function placed(by: QuestStep['by'], address: string): QuestStep['by'] {
  if (by.by !== 'activity') return by;
  const { place: _before, ...rest } = by;
  const to = placeFor(by.kind);
  if (to === null || !address.trim()) return rest;
  return { ...rest, place: placeAt(address) ?? { to, id: address } };
}

function textOf(text: { en: string; cy?: string | undefined } | undefined): Text {
  return { en: text?.en ?? '', cy: text?.cy ?? '' };
}

function bilingualOf({ en, cy }: Text): { en: string; cy?: string } {
  return cy.trim() ? { en, cy } : { en };
}
