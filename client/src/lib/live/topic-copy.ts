import type { LiveChange } from '@guildhall/shared/platform/live';

/** A watcher's copy of one topic: waiting for its snapshot (keeping what comes meanwhile), or held at a version. */
export type TopicCopy<State> =
  | { kind: 'waiting'; meanwhile: LiveChange[]; held?: Held<State> | undefined }
  | { kind: 'held'; held: Held<State> };

export interface Held<State> {
  state: State;
  version: number;
}

export type Apply<State> = (state: State, change: never) => State;

export interface Step<State> {
  copy: TopicCopy<State>;
  /** The copy has a gap: ask for a new snapshot. */
  watchAgain: boolean;
}

export function empty<State>(): TopicCopy<State> {
  return { kind: 'waiting', meanwhile: [] };
}

/** Asks anew while still showing what is held. */
export function startOver<State>(copy: TopicCopy<State>): TopicCopy<State> {
  return { kind: 'waiting', meanwhile: [], held: heldBy(copy) };
}

export function heldBy<State>(copy: TopicCopy<State>): Held<State> | undefined {
  return copy.held;
}

/** Applies when `from <= held < to`, ignores what is held already, and finds a gap otherwise (DESIGN §7). */
export function receive<State>(copy: TopicCopy<State>, change: LiveChange, apply: Apply<State>): Step<State> {
  if (copy.kind === 'waiting') return { copy: { ...copy, meanwhile: [...copy.meanwhile, change] }, watchAgain: false };
  const { held } = copy;
  if (change.to <= held.version) return { copy, watchAgain: false };
  if (change.from > held.version) return { copy: { kind: 'waiting', meanwhile: [change], held }, watchAgain: true };
  const state = apply(held.state, change.change as never);
  return { copy: { kind: 'held', held: { state, version: change.to } }, watchAgain: false };
}

/** Takes a snapshot, never an older one than what is held, then whatever came while it was on its way. */
export function snapshot<State>(copy: TopicCopy<State>, taken: Held<State>, apply: Apply<State>): Step<State> {
  const before = heldBy(copy);
  const held = before && before.version > taken.version ? before : taken;
  let step: Step<State> = { copy: { kind: 'held', held }, watchAgain: false };
  for (const change of copy.kind === 'waiting' ? copy.meanwhile : []) {
    const next = receive(step.copy, change, apply);
    step = { copy: next.copy, watchAgain: step.watchAgain || next.watchAgain };
  }
  return step;
}

/** The server says where the topic stands; a copy that holds less is asked for anew. */
export function hear<State>(copy: TopicCopy<State>, version: number): Step<State> {
  if (copy.kind === 'waiting' || copy.held.version >= version) return { copy, watchAgain: false };
  return { copy: startOver(copy), watchAgain: true };
}
