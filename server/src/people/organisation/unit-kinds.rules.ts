import type { unitKind } from '@guildhall/shared/people/me';
import type { z } from 'zod';

import { DEEPEST } from './unit-paths.rules.js';

export type UnitKind = z.infer<typeof unitKind>;

/** Which kinds may belong to a unit of each kind, and which belong to none: always wider to narrower. */
const takes: Record<UnitKind | 'nothing', readonly UnitKind[]> = {
  nothing: ['directorate', 'cohort'],
  directorate: ['department', 'team', 'cohort'],
  department: ['team', 'cohort'],
  team: ['cohort'],
  cohort: [],
};

/** What may belong to a unit of this kind at this depth, counted from 1; `nothing` at depth 0 is the organisation itself. */
export function kindsBelow(kind: UnitKind | 'nothing', depth: number): readonly UnitKind[] {
  return depth >= DEEPEST ? [] : takes[kind];
}
