import type { Node } from '@tiptap/pm/model';
import { Mapping, StepMap } from '@tiptap/pm/transform';

export interface ChangedRange {
  from: number;
  /** Where the change ended before, and where it ends now. */
  oldTo: number;
  newTo: number;
}

/** Where two states of a text differ; parts that stayed are the same objects, so this costs what has changed. */
export function changedRange(before: Node, after: Node): ChangedRange | null {
  const from = before.content.findDiffStart(after.content);
  const end = before.content.findDiffEnd(after.content);
  if (from === null || !end) return null;
  // Equal letters on both sides of a change may be counted twice.
  const overlap = Math.max(0, from - Math.min(end.a, end.b));
  return { from, oldTo: end.a + overlap, newTo: end.b + overlap };
}

/** Moves positions over a change that replaced the whole text by a nearly equal one, as those of others do. */
export function mapOf({ from, oldTo, newTo }: ChangedRange): Mapping {
  return new Mapping([new StepMap([from, oldTo - from, newTo - from])]);
}
