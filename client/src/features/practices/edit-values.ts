import type { CostBand, LinkedGuidance, PracticeDraft, PracticeText } from '@guildhall/shared/work/practice-card';

import type { Picked } from '../../lib/people/PeoplePicker';

/** Another card, as it is picked by its title. */
export interface PickedCard {
  id: string;
  title: string;
}

/** The editor's answers: people and cards with their names, lists as people type them. */
export interface EditValues extends Omit<
  PracticeText,
  'whoToAsk' | 'credits' | 'tags' | 'cost' | 'practices' | 'guidance'
> {
  whoToAsk: Picked[];
  colleagues: Picked[];
  /** Separated by commas. */
  organisations: string;
  tags: string;
  cost: { band: CostBand | ''; amount: number | null; note: string };
  practices: PickedCard[];
  guidance: PickedCard[];
  note: string;
}

export function emptyPractice(locale: PracticeText['locale']): EditValues {
  return {
    locale,
    title: '',
    problem: '',
    whatWeDid: [''],
    whatChanged: { before: '', after: '', measured: '' },
    howWeKnow: '',
    whatDidNotWork: '',
    result: null,
    whoToAsk: [],
    colleagues: [],
    organisations: '',
    tags: '',
    minutes: null,
    template: null,
    cost: { band: '', amount: null, note: '' },
    practices: [],
    guidance: [],
    openQuestions: [],
    note: '',
  };
}

type Named = Pick<PracticeDraft, 'people' | 'practices' | 'guidance'>;

/** The card's own text. */
export function valuesOf({ text, ...named }: Named & Pick<PracticeDraft, 'text'>): EditValues {
  return answersOf(text, named);
}

/** The caller's unpublished changes to it, or its own text where there are none. */
export function copyValuesOf({ text, copy, ...named }: Named & Pick<PracticeDraft, 'text' | 'copy'>): EditValues {
  return { ...answersOf(copy?.text ?? text, named), note: copy?.note ?? '' };
}

function answersOf(text: PracticeText, { people, practices, guidance }: Named): EditValues {
  const named = (id: string): Picked[] => people.filter((person) => person.id === id).map(({ name }) => ({ id, name }));
  return {
    ...text,
    whatWeDid: text.whatWeDid.length > 0 ? text.whatWeDid : [''],
    whoToAsk: text.whoToAsk ? named(text.whoToAsk) : [],
    colleagues: text.credits.flatMap((credit) => (credit.kind === 'member' ? named(credit.memberId) : [])),
    organisations: text.credits.flatMap((credit) => (credit.kind === 'organisation' ? [credit.name] : [])).join(', '),
    tags: text.tags.join(', '),
    cost: text.cost ?? { band: '', amount: null, note: '' },
    practices: text.practices.flatMap((id) =>
      practices.filter((card) => card.id === id).map(({ title }) => ({ id, title })),
    ),
    guidance: text.guidance.flatMap((id) =>
      guidance
        .filter((document) => document.id === id)
        .map(({ titles }) => ({ id, title: titleOf(titles, text.locale) })),
    ),
    note: '',
  };
}

/** A title in this language, or in the other where it has none in this. */
export function titleOf({ en, cy }: LinkedGuidance['titles'], language: string): string {
  return (language === 'cy' ? (cy ?? en) : (en ?? cy)) ?? '';
}

/** The text as the server takes it. */
export function textOf(values: EditValues): PracticeText {
  const { whoToAsk, colleagues, organisations, tags, cost, practices, guidance, note: _note, ...text } = values;
  return {
    ...text,
    result: text.result || null,
    minutes: numberOf(text.minutes),
    whoToAsk: whoToAsk[0]?.id ?? null,
    credits: [
      ...colleagues.map(({ id }) => ({ kind: 'member' as const, memberId: id })),
      ...listed(organisations).map((name) => ({ kind: 'organisation' as const, name })),
    ],
    tags: listed(tags).map((tag) => tag.toLowerCase()),
    cost: costOf(cost),
    practices: practices.map(({ id }) => id),
    guidance: guidance.map(({ id }) => id),
  };
}

function costOf({ band, amount, note }: EditValues['cost']): PracticeText['cost'] {
  return band === '' ? null : { band, amount: band === 'amount' ? numberOf(amount) : null, note };
}

/** An empty answer of a number is no number. */
function numberOf(answer: number | null): number | null {
  return answer === null || Number.isNaN(answer) ? null : answer;
}

function listed(words: string): string[] {
  return words
    .split(',')
    .map((word) => word.trim())
    .filter(Boolean);
}
