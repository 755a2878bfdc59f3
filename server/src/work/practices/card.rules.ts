import { GAP } from '@guildhall/shared/platform/gap';
import type { FieldError } from '@guildhall/shared/platform/problem';
import type { PracticeText } from '@guildhall/shared/work/practice-card';

import { gapLeft } from '../../platform/markdown/gap.rules.js';
import { plainWords } from '../../platform/markdown/markdown.js';
import { picturesWithoutWords } from '../media/picture-addresses.rules.js';
import { readingAge } from '../richtext/reading-age.rules.js';

const WORDS_A_MINUTE = 200;
/** Letters; as of any question under a card. */
const SHORTEST_QUESTION = 5;

interface Need {
  field: string;
  code: string;
  message: string;
  given: (text: PracticeText) => boolean;
}

/** What a card needs before others may read it, in the order of the form. Each code translates to a kind sentence with an example. */
const needs: readonly Need[] = [
  {
    field: 'title',
    code: 'practice_needs_title',
    message: 'A short name lets people find this, such as “One page for missed bins”.',
    given: ({ title }) => title !== '' && title !== GAP,
  },
  {
    field: 'problem',
    code: 'practice_needs_problem',
    message: 'Please say what the problem was, such as “Residents rang three times about one bin.”',
    given: ({ problem }) => saysSomething(problem),
  },
  {
    field: 'whatWeDid.0',
    code: 'practice_needs_step',
    message: 'Please say at least one thing you did, such as “We put the routes on one shared map.”',
    given: ({ whatWeDid }) => whatWeDid.some(saysSomething),
  },
  {
    field: 'whatChanged.before',
    code: 'practice_needs_before',
    message: 'Please say how it was before, in your own numbers or words, such as “3 days”.',
    given: ({ whatChanged }) => saysSomething(whatChanged.before),
  },
  {
    field: 'whatChanged.after',
    code: 'practice_needs_after',
    message: 'Please say how it is now, such as “the same day”.',
    given: ({ whatChanged }) => saysSomething(whatChanged.after),
  },
  {
    field: 'result',
    code: 'practice_needs_result',
    message: 'Please say how it went. What did not work helps others as much as what did.',
    given: ({ result }) => result !== null,
  },
  {
    field: 'howWeKnow',
    code: 'practice_needs_how_we_know',
    message: 'Please say how you know, such as “We counted 20 requests in May” or “The crew told us”.',
    given: ({ howWeKnow }) => saysSomething(howWeKnow),
  },
  {
    field: 'whatDidNotWork',
    code: 'practice_needs_what_did_not_work',
    message:
      'Please say what did not work, such as “Texts at six in the morning annoyed people.” It saves others the same walk.',
    given: ({ whatDidNotWork }) => saysSomething(whatDidNotWork),
  },
  {
    field: 'minutes',
    code: 'practice_needs_minutes',
    message: 'Please estimate the minutes another team needs to put it to use, such as 60.',
    given: ({ minutes }) => minutes !== null,
  },
  {
    field: 'whoToAsk',
    code: 'practice_needs_who_to_ask',
    message: 'Please name somebody whom others may ask about it, such as yourself.',
    given: ({ whoToAsk }) => whoToAsk !== null,
  },
];

/** What is still missing before this text can be published; empty when nothing is. */
export function missingToPublish(text: PracticeText): FieldError[] {
  const missing = needs
    .filter(({ given }) => !given(text))
    .map(({ field, code, message }) => ({ field, code, message }));
  const gaps = filledTexts(text)
    .flatMap(([field, words]) => gapLeft(field, words))
    .filter(({ field }) => !missing.some((need) => need.field === field));
  return [...missing, ...gaps, ...questionsNeedWords(text), ...picturesNeedWords(text)];
}

/** Whether a Markdown text holds more than the headings that a template began it with. */
function saysSomething(markdown: string): boolean {
  return /[\p{L}\p{N}]/u.test(plainWords(markdown.replaceAll(/^\s{0,3}#{1,6}(\s.*)?$/gm, '')));
}

/** Each open question of the author that asks nothing yet. */
function questionsNeedWords({ openQuestions }: PracticeText): FieldError[] {
  return openQuestions.flatMap((question, index) => {
    const message = 'Please ask a whole question, such as “What would you do differently?”';
    const field = `openQuestions.${index}`;
    return plainWords(question).length < SHORTEST_QUESTION ? [{ field, code: 'practice_needs_question', message }] : [];
  });
}

/** Each long text that shows a picture without saying what is in it. */
function picturesNeedWords(text: PracticeText): FieldError[] {
  return longTexts(text)
    .filter(([, markdown]) => picturesWithoutWords(markdown) > 0)
    .map(([field]) => ({
      field,
      code: 'picture_needs_words',
      message:
        'Please say what the picture shows, such as “A map with the depot in the middle”, for those who cannot see it.',
    }));
}

/** The Markdown texts of a card by the names of their fields. */
function longTexts({ problem, whatWeDid, whatChanged, howWeKnow, whatDidNotWork }: PracticeText): [string, string][] {
  return [
    ['problem', problem],
    ...whatWeDid.map((step, index): [string, string] => [`whatWeDid.${index}`, step]),
    ['whatChanged.before', whatChanged.before],
    ['whatChanged.after', whatChanged.after],
    ['howWeKnow', howWeKnow],
    ['whatDidNotWork', whatDidNotWork],
  ];
}

/** Everything in a card that a template may have begun, by the names of its fields. */
function filledTexts(text: PracticeText): [string, string][] {
  return [
    ...longTexts(text),
    ['whatChanged.measured', text.whatChanged.measured],
    ['cost.note', text.cost?.note ?? ''],
  ];
}

/** All the words of a card below its title, without Markdown marks, for searching. */
export function wordsOf(text: PracticeText): string {
  const { problem, whatWeDid, whatChanged, howWeKnow, whatDidNotWork, tags } = text;
  const { before, after, measured } = whatChanged;
  const outside = text.credits.flatMap((credit) => (credit.kind === 'organisation' ? [credit.name] : []));
  const cost = text.cost?.note ?? '';
  const parts = [problem, ...whatWeDid, before, after, measured, howWeKnow, whatDidNotWork, cost, ...tags, ...outside];
  return parts.map(plainWords).join('\n');
}

/** Minutes it takes to read a text at 200 words a minute, at least one. */
export function readingMinutes(words: string): number {
  const count = words.split(/\s+/).filter(Boolean).length;
  return Math.max(1, Math.ceil(count / WORDS_A_MINUTE));
}

/** The reading age of what is told in whole sentences on a card; null for a Welsh one, which no formula measures. */
export function readingAgeOf({ locale, problem, whatWeDid, howWeKnow, whatDidNotWork }: PracticeText): number | null {
  if (locale !== 'en') return null;
  const lines = [problem, ...whatWeDid, howWeKnow, whatDidNotWork].flatMap((text) => text.split('\n'));
  return readingAge(lines.map(plainWords).join('\n'));
}
