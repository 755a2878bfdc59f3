import type { z } from 'zod';

type Issue = z.core.$ZodRawIssue;

const kinds: Partial<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object of fields',
  record: 'an object of fields',
};

const formats: Partial<Record<string, string>> = {
  email: 'an e-mail address, such as jo@example.org',
  url: 'an address, such as https://example.org',
  uuid: 'an identifier as the API gives it (a UUID)',
  date: 'a date, such as 2026-05-04',
  datetime: 'a time, such as 2026-05-04T09:30:00Z',
};

const ANEW = 'Please have another look at this.';

/** By the code of a rule that a schema has of its own. */
const rules: Partial<Record<string, string>> = {
  alike: 'Please give each of these once.',
  alone_means_alone: 'Whoever does it alone names nobody. Please leave the people out, or choose another company.',
  cost_amount: 'Please give an amount where the cost is an amount, and nowhere else.',
  distance_of_reuse: 'Only trying and reuse have a distance. Please leave it out here.',
  ends_before_start: 'The last day comes after the first. Please choose a later one.',
  honest_of_cards: 'Only cards can say what did not work. Please leave it out here.',
  one_of_both: 'Please name only one of the two, and leave this out.',
  nothing_changed: 'Please suggest other words than those that stand there.',
  one_other: 'Please name one other person.',
  own_word_alone: 'Please let somebody else see one of the steps, as this quest earns something.',
  pays_nothing: 'Please leave out what brings no points.',
  place_unfit: 'Please name a document for guidance, and a card for practices.',
  reason_needed: 'Please say why, in three letters or more.',
  reward_twice: 'Please choose another reward: a step of this quest earns this one already.',
  someone_else: 'Please name at least one other person.',
  steps_alike: 'Please give each step an id of its own.',
  title_needed: 'Please give a title in English, in Welsh, or in both.',
  words_or_link: 'Please give words, a link, or both.',
};

/** What to do about a fault of a field whose schema has no words of its own. */
export function plainWords(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      if (issue.input === undefined || issue.input === null) return 'Please fill this in.';
      return `Please give ${kinds[issue.expected] ?? 'what the reference at /api names'}.`;
    case 'invalid_value':
      return `Please give ${issue.values.length > 1 ? 'one of these: ' : ''}${issue.values.map(String).join(', ')}.`;
    case 'too_small':
      return tooSmall(issue, Number(issue.minimum));
    case 'too_big':
      return tooBig(issue, Number(issue.maximum));
    case 'invalid_format': {
      const wanted = formats[issue.format];
      return wanted ? `Please give ${wanted}.` : 'This does not look as it should. Please check for a slip.';
    }
    case 'not_multiple_of':
      return `Please give a multiple of ${issue.divisor}.`;
    case 'unrecognized_keys':
      return `Please leave this out, it is not known here: ${issue.keys.join(', ')}.`;
    case 'invalid_union':
      return 'Please give it in one of the forms that the reference at /api names.';
    case 'custom':
      return rules[String(issue.params?.['code'])] ?? ANEW;
    default:
      return ANEW;
  }
}

function tooSmall({ origin, exact, inclusive }: Issue, least: number): string {
  if (origin === 'string' && least === 1) return 'Please fill this in.';
  if (origin === 'string') return `Please write ${exact ? 'exactly' : 'at least'} ${characters(least)}.`;
  if (origin === 'array') return `Please give ${exact ? 'exactly' : 'at least'} ${least}.`;
  return inclusive ? `Please give ${least} or more.` : `Please give more than ${least}.`;
}

function tooBig({ origin, exact, inclusive }: Issue, most: number): string {
  if (origin === 'string') return `Please shorten this to ${exact ? 'exactly' : 'at most'} ${characters(most)}.`;
  if (origin === 'array') return `Please give ${exact ? 'exactly' : 'at most'} ${most}.`;
  return inclusive ? `Please give ${most} or less.` : `Please give less than ${most}.`;
}

const characters = (count: number) => (count === 1 ? '1 character' : `${count} characters`);
