import { type ActivityKind, activityKinds, distance } from '@guildhall/shared/activity/catalogue';
import fc from 'fast-check';

/** Moments around two seasons, a rest week, the midnight between two weeks, and the hours of one challenge. */
const moments = [
  '2026-07-07T09:00:00Z',
  '2026-09-02T09:00:00Z',
  '2026-10-05T10:00:00Z',
  '2026-10-06T09:00:00Z',
  '2026-10-07T09:00:00Z',
  '2026-10-11T22:59:00Z',
  '2026-10-11T23:00:00Z',
  '2026-10-12T09:00:00Z',
].map((moment) => new Date(moment).getTime());

/** When everything in a history has happened. */
export const HISTORY_NOW = new Date('2026-10-13T09:00:00Z');

/** Something a member did; people, teams, cards and quests are numbers, so that it can be done in several organisations. */
export interface Deed {
  kind: ActivityKind;
  who: number;
  with: number | null;
  card: number;
  team: number;
  distance: (typeof distance.options)[number];
  stamp: string | null;
  reward: string | null;
  yes: boolean;
  at: Date;
  recordedAt: Date;
  /** It is taken back before anything else is recorded. */
  takenBackAtOnce: boolean;
}

/** Earlier deeds, by their place in the whole history, are taken back, then new ones are done. */
export interface Chapter {
  takenBack: number[];
  deeds: Deed[];
}

/** Members and teams of the organisation in which it happens. */
export const PEOPLE = 16;
export const TEAMS = 4;

/** What people are mostly up to: the limits come into play only when much of one kind happens. */
interface Mood {
  kinds: readonly ActivityKind[];
  who: number;
  cards: number;
  moments: readonly number[];
}
const moods: readonly Mood[] = [
  { kinds: activityKinds, who: PEOPLE, cards: 4, moments },
  { kinds: activityKinds, who: PEOPLE, cards: 4, moments: moments.slice(0, 2) },
  { kinds: ['newcomer.helped'], who: 2, cards: 4, moments: moments.slice(3, 5) },
  { kinds: ['newcomer.helped'], who: 6, cards: 4, moments },
  { kinds: ['practice.reused', 'practice.tried'], who: 2, cards: 1, moments },
  { kinds: activityKinds, who: 3, cards: 2, moments: moments.slice(3, 6) },
];

const deedOf = ({ kinds, who, cards, moments: when }: Mood): fc.Arbitrary<Deed> =>
  fc
    .record({
      kind: fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...kinds) }, fc.constantFrom(...activityKinds)),
      who: fc.nat(who - 1),
      with: fc.oneof({ weight: 9, arbitrary: fc.nat(PEOPLE - 1) }, fc.constant(null)),
      card: fc.nat(cards - 1),
      team: fc.nat(TEAMS - 1),
      distance: fc.constantFrom(...distance.options),
      stamp: fc.constantFrom(null, '1b', '2b'),
      reward: fc.constantFrom(null, 'session.attended', 'guidance.review.done', 'practice.published'),
      yes: fc.boolean(),
      moment: fc.constantFrom(...when),
      minute: fc.constantFrom(0, 0, 1, 7),
      takenBackAtOnce: fc.oneof({ weight: 6, arbitrary: fc.constant(false) }, fc.constant(true)),
    })
    .map(({ moment, minute, ...deed }) => {
      const at = new Date(moment - minute * 60_000);
      // A helper is always helper of somebody: the newcomer is who names them.
      const other = deed.kind === 'newcomer.helped' ? (deed.with ?? 0) : deed.with;
      return { ...deed, with: other, at, recordedAt: at };
    });

const chapter = fc.record({
  takenBack: fc.array(fc.nat(999), { maxLength: 4, size: 'max' }),
  deeds: fc
    .constantFrom(...moods)
    .chain((mood) => fc.array(deedOf(mood), { minLength: 2, maxLength: 16, size: 'max' })),
});

/** A few chapters; what is taken back was done in an earlier one, and only once. */
export const histories: fc.Arbitrary<Chapter[]> = fc
  .array(chapter, { minLength: 2, maxLength: 4, size: 'max' })
  .map((chapters) => {
    const gone = new Set<number>();
    let done = 0;
    let recordedAt = new Date(0);
    return chapters.map(({ takenBack, deeds }) => {
      const standing = new Set(done === 0 ? [] : takenBack.map((nth) => nth % done).filter((nth) => !gone.has(nth)));
      for (const nth of standing) gone.add(nth);
      for (const [nth, deed] of deeds.entries()) if (deed.takenBackAtOnce) gone.add(done + nth);
      done += deeds.length;
      const recorded = deeds.map((deed) => {
        // Some tell of what they did long ago: nothing is recorded before what is recorded already.
        recordedAt = new Date(Math.max(recordedAt.getTime(), deed.at.getTime()));
        return { ...deed, recordedAt };
      });
      return { takenBack: [...standing], deeds: recorded };
    });
  });
