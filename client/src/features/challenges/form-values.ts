import {
  challengeDraft,
  type ChallengeDraft,
  type ChallengePage,
  type ChallengeTemplate,
} from '@guildhall/shared/game/challenges';
import { z } from 'zod';

import type { Picked } from '../../lib/people/PeoplePicker';
import { instantOf, localOf } from '../../lib/time/zoned';

interface Text {
  en: string;
  cy: string;
}

/** The form's answers: texts in both languages, people with their names, times on the organisation's clocks. */
export interface FormValues extends Pick<
  ChallengeDraft,
  'units' | 'activities' | 'quests' | 'mode' | 'cap' | 'goal' | 'target' | 'badge' | 'template'
> {
  title: Text;
  purpose: Text;
  help: Text;
  sponsorId: Picked[];
  deputyId: Picked[];
  /** `YYYY-MM-DDTHH:mm`, or empty. */
  startsAt: string;
  endsAt: string;
}

/** What a goal can be, by what it is reckoned in: percent of people, deeds in all, or ideas tried between two units. */
export const goalRange = {
  lowest_rate: { minimum: 1, maximum: 100 },
  sum: { minimum: 1, maximum: 1_000_000 },
  paired: { minimum: 4, maximum: 1_000_000 },
} as const;

/** What the form takes: a goal, where there is one, is within reach of its kind. */
export const answeredDraft = challengeDraft
  .extend({ target: z.number().int().nullable() })
  .superRefine(({ mode, goal, target }, issues) => {
    const { minimum, maximum } = goalRange[mode === 'paired' ? 'paired' : (goal ?? 'lowest_rate')];
    if (target === null || (target >= minimum && target <= maximum)) return;
    issues.addIssue({ code: 'custom', path: ['target'], params: { code: 'out_of_range', minimum, maximum } });
  });

const noText: Text = { en: '', cy: '' };

export const emptyForm: FormValues = {
  title: noText,
  purpose: noText,
  help: noText,
  sponsorId: [],
  deputyId: [],
  units: [],
  activities: [],
  quests: [],
  mode: 'breadth',
  cap: 30,
  goal: 'lowest_rate',
  target: null,
  startsAt: '',
  endsAt: '',
  badge: null,
  template: null,
};

/** The settings of an existing challenge as the form shows them. */
export function formOf({ challenge, draft }: ChallengePage, zone: string): FormValues {
  if (!draft) return emptyForm;
  return {
    ...draft,
    goal: draft.goal ?? emptyForm.goal,
    title: textOf(draft.title),
    purpose: textOf(draft.purpose),
    help: textOf(draft.help),
    // Who has left cannot say yes: somebody else is chosen.
    sponsorId: challenge.sponsor && !(challenge.state === 'draft' && challenge.sponsor.left) ? [challenge.sponsor] : [],
    deputyId: challenge.deputy ? [challenge.deputy] : [],
    startsAt: localOf(zone, draft.startsAt),
    endsAt: localOf(zone, draft.endsAt),
  };
}

/** What a template brings; who takes part and when stays as it was chosen, and so do words that none of them put there. */
export function withTemplate(
  values: FormValues,
  template: ChallengeTemplate,
  before: ChallengeTemplate | undefined,
): FormValues {
  const { id, title, purpose, mode, goal, target, cap, activities, quests } = template;
  return {
    ...values,
    template: id,
    title: filledIn(values.title, textOf(title), textOf(before?.title ?? null)),
    purpose: filledIn(values.purpose, textOf(purpose), textOf(before?.purpose ?? null)),
    mode,
    goal: goal ?? emptyForm.goal,
    target,
    cap,
    activities,
    quests,
  };
}

/** What stays when none of them is wanted after all: all but the words that the one before put there. */
export function withoutTemplate(values: FormValues, before: ChallengeTemplate | undefined): FormValues {
  return {
    ...values,
    template: null,
    title: filledIn(values.title, noText, textOf(before?.title ?? null)),
    purpose: filledIn(values.purpose, noText, textOf(before?.purpose ?? null)),
  };
}

function filledIn(now: Text, offered: Text, before: Text): Text {
  const isOpen = (language: keyof Text) => now[language].trim() === '' || now[language] === before[language];
  return { en: isOpen('en') ? offered.en : now.en, cy: isOpen('cy') ? offered.cy : now.cy };
}

/** What the server is sent. Limits that the chosen mode does not have are left out. */
export function draftOf(values: FormValues, zone: string): ChallengeDraft {
  const common = values.mode === 'together';
  const cap = numberOf(values.cap) ?? 0;
  // A mode without this limit does not show it, so that a slip in it could not be mended.
  const asked = values.mode === 'breadth' || values.mode === 'own_best';
  return {
    ...values,
    title: bilingualOf(values.title),
    purpose: bilingualOf(values.purpose),
    help: values.help.en.trim() ? bilingualOf(values.help) : null,
    sponsorId: values.sponsorId[0]?.id ?? null,
    deputyId: values.deputyId[0]?.id ?? null,
    goal: common ? (values.goal ?? 'lowest_rate') : null,
    target: common || values.mode === 'paired' ? numberOf(values.target) : null,
    cap: asked || challengeDraft.shape.cap.safeParse(cap).success ? cap : emptyForm.cap,
    startsAt: instantOf(zone, values.startsAt),
    endsAt: instantOf(zone, values.endsAt),
    badge: values.badge || null,
  };
}

function textOf(text: { en: string; cy?: string | undefined } | null): Text {
  return { en: text?.en ?? '', cy: text?.cy ?? '' };
}

function bilingualOf({ en, cy }: Text): { en: string; cy?: string } {
  return cy.trim() ? { en, cy } : { en };
}

function numberOf(value: number | null): number | null {
  return value === null || Number.isNaN(value) ? null : value;
}
