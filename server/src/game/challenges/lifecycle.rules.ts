/** The states of a challenge (DESIGN §5). */
export const challengeStates = [
  'draft',
  'sponsor_accepted',
  'scheduled',
  'open',
  'settling',
  'settled',
  'cancelled',
] as const;
export type ChallengeState = (typeof challengeStates)[number];

/** What people do to a challenge; that it opens, closes and settles is the clock's (`dueStates`). */
export const challengeActions = ['accept_sponsorship', 'schedule', 'cancel'] as const;
export type ChallengeAction = (typeof challengeActions)[number];

/** What the lifecycle needs of a challenge. It runs in `[startsAt, endsAt)`. */
export interface ChallengeTimes {
  state: ChallengeState;
  startsAt: Date;
  endsAt: Date;
}

/** The same of a draft too, whose dates may still be open. */
export type PlannedTimes = Pick<ChallengeTimes, 'state'> & { startsAt: Date | null; endsAt: Date | null };

const next: Record<ChallengeState, Partial<Record<ChallengeAction, ChallengeState>>> = {
  draft: { accept_sponsorship: 'sponsor_accepted', cancel: 'cancelled' },
  sponsor_accepted: { schedule: 'scheduled', cancel: 'cancelled' },
  scheduled: { cancel: 'cancelled' },
  open: { cancel: 'cancelled' },
  settling: { cancel: 'cancelled' },
  settled: {},
  cancelled: {},
};

/** Verifications of work done before the close count for so long after it, in milliseconds: 48 hours. */
const settlingTime = 48 * 60 * 60 * 1000;

/** When a challenge settles. */
export function settlesBy(challenge: Pick<ChallengeTimes, 'endsAt'>): Date {
  return new Date(challenge.endsAt.getTime() + settlingTime);
}

/** Whether work done at this instant falls within the challenge: its start is in, its end is out. */
export function isWithin(challenge: Pick<ChallengeTimes, 'startsAt' | 'endsAt'>, occurredAt: Date): boolean {
  return challenge.startsAt <= occurredAt && occurredAt < challenge.endsAt;
}

export type TransitionRefusal =
  /** `allowed` lists what can be done in this state. */
  | { ok: false; code: 'not_in_this_state'; state: ChallengeState; allowed: ChallengeAction[] }
  | { ok: false; code: 'reason_needed' | 'start_has_passed' | 'ends_before_start' };
export type Transition = { ok: true; state: ChallengeState } | TransitionRefusal;

export interface TransitionFacts {
  now: Date;
  /** Why it is cancelled. */
  reason?: string;
}

export function allowedActions(state: ChallengeState): ChallengeAction[] {
  return challengeActions.filter((action) => next[state][action] !== undefined);
}

/** What an action makes of a challenge, or why it may not be. */
export function transition(challenge: ChallengeTimes, action: ChallengeAction, facts: TransitionFacts): Transition {
  const state = next[challenge.state][action];
  if (state === undefined) {
    return { ok: false, code: 'not_in_this_state', state: challenge.state, allowed: allowedActions(challenge.state) };
  }
  return refusalOf(challenge, action, facts) ?? { ok: true, state };
}

function refusalOf(
  challenge: ChallengeTimes,
  action: ChallengeAction,
  facts: TransitionFacts,
): TransitionRefusal | null {
  switch (action) {
    case 'accept_sponsorship':
      return null;
    case 'schedule':
      return datesRefusal(challenge, facts.now);
    case 'cancel':
      return facts.reason?.trim() ? null : { ok: false, code: 'reason_needed' };
  }
}

function datesRefusal({ startsAt, endsAt }: ChallengeTimes, now: Date): TransitionRefusal | null {
  if (endsAt <= startsAt) return { ok: false, code: 'ends_before_start' };
  return startsAt < now ? { ok: false, code: 'start_has_passed' } : null;
}

/**
 * The states the clock has brought since the stored one, in order: several after downtime, none when nothing is due.
 * A job enters them one by one.
 */
export function dueStates(challenge: ChallengeTimes, now: Date): ChallengeState[] {
  const clock: [ChallengeState, ChallengeState, Date][] = [
    ['scheduled', 'open', challenge.startsAt],
    ['open', 'settling', challenge.endsAt],
    ['settling', 'settled', settlesBy(challenge)],
  ];
  const due: ChallengeState[] = [];
  let state = challenge.state;
  for (const [from, to, at] of clock) {
    if (state === from && now >= at) due.push((state = to));
  }
  return due;
}

/** The state by the clock, whether or not the job that moves challenges has run yet. */
export function effectiveState({ state, startsAt, endsAt }: PlannedTimes, now: Date): ChallengeState {
  if (!startsAt || !endsAt) return state;
  return dueStates({ state, startsAt, endsAt }, now).at(-1) ?? state;
}

/** What can be changed of a challenge. */
export const editableFields = [
  'title',
  'purpose',
  'help',
  'badge',
  'owner',
  'deputy',
  'sponsor',
  'startsAt',
  'endsAt',
  'mode',
  'cap',
  'target',
  'units',
  'activities',
  'quests',
] as const;
export type EditableField = (typeof editableFields)[number];

const words: readonly EditableField[] = ['title', 'purpose', 'help'];
const people: readonly EditableField[] = ['owner', 'deputy'];

/** The fields that may be changed in a state: what counts never after it opened, nothing once the result is frozen. */
export function editableIn(state: ChallengeState): EditableField[] {
  switch (state) {
    case 'draft':
    case 'sponsor_accepted':
    case 'scheduled':
      return [...editableFields];
    case 'open':
      return [...words, ...people, 'endsAt'];
    case 'settling':
      return [...words, ...people];
    case 'settled':
    case 'cancelled':
      return [];
  }
}

/** What a sponsor agreed to: a change of any of these before the start asks for their yes again, as a new sponsor does. */
const agreedTo: readonly EditableField[] = [
  'sponsor',
  'purpose',
  'units',
  'activities',
  'quests',
  'mode',
  'target',
  'startsAt',
  'endsAt',
];

/** The fields that differ, and the dates as they would be. */
export interface Edit {
  fields: readonly EditableField[];
  startsAt: Date | null;
  endsAt: Date | null;
}

export type EditVerdict =
  /** `state` is the one to store; with `acceptanceNeeded` the sponsor's acceptance is void. */
  | { ok: true; state: ChallengeState; acceptanceNeeded: boolean }
  | { ok: false; code: 'not_in_this_state'; state: ChallengeState; refused: EditableField[]; allowed: EditableField[] }
  | { ok: false; code: 'only_later' | 'start_has_passed' | 'ends_before_start'; field: EditableField };

/**
 * Whether a change may be made now (DESIGN §5). A change of what the sponsor agreed to takes a challenge back to `draft`.
 * No edit moves one on: the clock, which has more to do then, does.
 */
export function judgeEdit(challenge: PlannedTimes, edit: Edit, now: Date): EditVerdict {
  const state = effectiveState(challenge, now);
  const allowed = editableIn(state);
  const refused = edit.fields.filter((field) => !allowed.includes(field));
  if (refused.length > 0) return { ok: false, code: 'not_in_this_state', state, refused, allowed };
  const dates = dateVerdict({ ...challenge, state }, edit, now);
  if (dates) return dates;
  const begun = state === 'open' || state === 'settling';
  const acceptanceNeeded = !begun && edit.fields.some((field) => agreedTo.includes(field));
  return { ok: true, state: acceptanceNeeded ? 'draft' : challenge.state, acceptanceNeeded };
}

function dateVerdict(challenge: PlannedTimes, { startsAt, endsAt }: Edit, now: Date): EditVerdict | null {
  if (challenge.state === 'open' && challenge.endsAt && (!endsAt || endsAt < challenge.endsAt))
    return { ok: false, code: 'only_later', field: 'endsAt' };
  if (startsAt && endsAt && endsAt <= startsAt) return { ok: false, code: 'ends_before_start', field: 'endsAt' };
  if (challenge.state === 'scheduled' && startsAt && startsAt < now)
    return { ok: false, code: 'start_has_passed', field: 'startsAt' };
  return null;
}

export interface Ownership {
  owner: string;
  deputy: string | null;
}

/**
 * Who owns a challenge after someone left (mechanisms §2.2): the deputy takes over, else the nearest manager who is here.
 * `managers` are those of the challenge's units, nearest first. `orphaned` asks an administrator for a new owner.
 */
export function handOver(
  challenge: Ownership,
  left: string,
  managers: readonly string[],
): { kind: 'unchanged' | 'handed_over' | 'orphaned'; ownership: Ownership } {
  const deputy = challenge.deputy === left ? null : challenge.deputy;
  if (challenge.owner !== left) return { kind: 'unchanged', ownership: { owner: challenge.owner, deputy } };
  if (deputy) return { kind: 'handed_over', ownership: { owner: deputy, deputy: null } };
  const manager = managers.find((each) => each !== left);
  if (manager) return { kind: 'handed_over', ownership: { owner: manager, deputy: null } };
  return { kind: 'orphaned', ownership: { owner: left, deputy: null } };
}
