import { isDeepStrictEqual } from 'node:util';

import {
  type Company,
  isWitnessed,
  promisesTooMuch,
  type QuestDefinition,
  type VerifierKind,
} from '@guildhall/shared/game/quest-definition';
import { roomFor } from '@guildhall/shared/game/quests';
import type { Bilingual } from '@guildhall/shared/platform/bilingual';
import type { FieldError } from '@guildhall/shared/platform/problem';

import { gapLeft } from '../../platform/markdown/gap.rules.js';
import type { PartyMode, StepRule } from './run.rules.js';

/** The steps of a quest as the rules of a run in this company read them. */
export function stepRules({ steps }: QuestDefinition, company: Company): StepRule[] {
  return steps.map(
    ({ id, party, times, by }) =>
      ({ id, party: within(party, company), times, by: by.by === 'evidence' ? { by: 'evidence' } : by }) as StepRule,
  );
}

/** No more people are waited for than can be in it. */
function within(party: PartyMode, company: Company): PartyMode {
  return party.mode === 'at_least' ? { ...party, people: Math.min(party.people, roomFor[company]) } : party;
}

/** In what company a quest can be taken. */
export function companiesOf({ companies }: QuestDefinition): Company[] {
  return companies;
}

/** Whether finishing it counts: nothing is counted for a warm-up, nor for one's own word alone (invariant I3). */
export function isCounted({ warmUp, steps }: QuestDefinition): boolean {
  return !warmUp && isWitnessed(steps);
}

/** Who is asked to confirm evidence for a step. */
export function verifierOf({ steps }: QuestDefinition, stepId: string): VerifierKind {
  const by = steps.find(({ id }) => id === stepId)?.by;
  return by?.by === 'evidence' ? by.verifier : 'peer';
}

/** As it is shown once published: one of taps alone, from before that was refused, promises nothing. */
export function asOffered(definition: QuestDefinition): QuestDefinition {
  return promisesTooMuch(definition) ? { ...definition, stamp: null, reward: null } : definition;
}

/** What keeps this quest from being published, each with its field; empty when nothing does. */
export function faultsIn(definition: QuestDefinition): FieldError[] {
  const ownWordAlone = { field: 'definition.steps.0.by', code: 'own_word_alone', message: OWN_WORD_ALONE };
  return [...gapsLeft(definition), ...(promisesTooMuch(definition) ? [ownWordAlone] : [])];
}

const OWN_WORD_ALONE =
  'This quest earns a stamp or points, so somebody else has to see one of its steps. Let a colleague confirm one, or choose work that is recorded by itself.';

/** What is still to be written before this quest can be published, each with its field; empty when nothing is. */
function gapsLeft({ title, audience, why, alreadyDoThis, withoutDevice, steps }: QuestDefinition): FieldError[] {
  const ofSteps = steps.flatMap((step, index) =>
    gapsIn(`definition.steps.${index}`, { title: step.title, help: step.help, example: step.example }),
  );
  return [...gapsIn('definition', { title, audience, why, alreadyDoThis, withoutDevice }), ...ofSteps];
}

function gapsIn(place: string, texts: Record<string, Bilingual | undefined>): FieldError[] {
  return Object.entries(texts).flatMap(([name, text]) => [
    ...gapLeft(`${place}.${name}.en`, text?.en ?? ''),
    ...gapLeft(`${place}.${name}.cy`, text?.cy ?? ''),
  ]);
}

/** The same as stored and as sent, where what is left out may be there without a value. */
export function isSameDefinition(stored: QuestDefinition, sent: QuestDefinition): boolean {
  return isDeepStrictEqual(stored, JSON.parse(JSON.stringify(sent)));
}
