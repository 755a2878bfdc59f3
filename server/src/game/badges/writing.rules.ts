import type { BadgeRepeat } from '@guildhall/shared/game/badges';
import type { BadgeCriteria } from '@guildhall/shared/game/badge-criteria';

import { hasSource } from './instances.rules.js';

/** What keeps a definition from meaning anything; null when nothing does. Codes translate as `validation.<code>`. */
export function faultOf(writing: {
  repeat: BadgeRepeat;
  criteria: BadgeCriteria;
}): { field: string; code: string } | null {
  if (writing.repeat === 'source' && !hasSource(writing.criteria)) return { field: 'repeat', code: 'no_source' };
  return null;
}
