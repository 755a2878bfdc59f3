import type { PracticeDraft, PracticeText } from '@guildhall/shared/work/practice-card';

import type { Picked } from '../../lib/people/PeoplePicker';

/** The editor's answers: people with their names, lists as people type them. */
export interface EditValues extends Omit<PracticeText, 'whoToAsk' | 'credits' | 'tags'> {
  whoToAsk: Picked[];
  colleagues: Picked[];
  /** Separated by commas. */
  organisations: string;
  tags: string;
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
    cost: null,
    practices: [],
    note: '',
  };
}

export function valuesOf({ text, people }: PracticeDraft): EditValues {
  const named = (id: string): Picked[] => people.filter((person) => person.id === id).map(({ name }) => ({ id, name }));
  return {
    ...text,
    whatWeDid: text.whatWeDid.length > 0 ? text.whatWeDid : [''],
    whoToAsk: text.whoToAsk ? named(text.whoToAsk) : [],
    colleagues: text.credits.flatMap((credit) => (credit.kind === 'member' ? named(credit.memberId) : [])),
    organisations: text.credits.flatMap((credit) => (credit.kind === 'organisation' ? [credit.name] : [])).join(', '),
    tags: text.tags.join(', '),
    note: '',
  };
}

/** The text as the server takes it. */
export function textOf({ whoToAsk, colleagues, organisations, tags, note: _note, ...text }: EditValues): PracticeText {
  return {
    ...text,
    result: text.result || null,
    minutes: text.minutes === null || Number.isNaN(text.minutes) ? null : text.minutes,
    whoToAsk: whoToAsk[0]?.id ?? null,
    credits: [
      ...colleagues.map(({ id }) => ({ kind: 'member' as const, memberId: id })),
      ...listed(organisations).map((name) => ({ kind: 'organisation' as const, name })),
    ],
    tags: listed(tags).map((tag) => tag.toLowerCase()),
  };
}

function listed(words: string): string[] {
  return words
    .split(',')
    .map((word) => word.trim())
    .filter(Boolean);
}
