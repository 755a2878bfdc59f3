import type { PracticeText } from '@guildhall/shared/work/practice-card';

/** A practice as its team wrote it; who wrote it and who answers questions comes with the telling of the story. */
export interface DemoCard {
  /** The department it came from. */
  unit: string;
  text: Omit<PracticeText, 'locale' | 'whoToAsk' | 'credits'> & { locale?: 'cy'; from?: string };
}

type Result = NonNullable<PracticeText['result']>;

export function card(
  unit: string,
  title: string,
  [problem, steps, before, after, measured, howWeKnow, whatDidNotWork]: [
    problem: string,
    steps: string[],
    before: string,
    after: string,
    measured: string,
    howWeKnow: string,
    whatDidNotWork: string,
  ],
  {
    result = 'worked',
    tags,
    minutes,
    ...more
  }: { result?: Result; tags: string[]; minutes: number; locale?: 'cy'; from?: string },
): DemoCard {
  const whatChanged = { before, after, measured };
  const words = { title, problem, whatWeDid: steps, whatChanged, howWeKnow, whatDidNotWork };
  const none = { template: null, cost: null, practices: [], guidance: [], openQuestions: [] };
  return { unit, text: { ...words, ...none, result, tags, minutes, ...more } };
}
