import type { SeededBadge } from '@guildhall/shared/game/badges';

/** What the council's races are run for: the badges every organisation begins with are for work and for shared goals. */
export const raceBadge: SeededBadge = {
  slug: 'first-across',
  name: { en: 'First across', cy: 'Cyntaf ar draws' },
  forWhat: {
    en: 'Taking part on the side that came first in a challenge.',
    cy: 'Cymryd rhan ar yr ochr a ddaeth gyntaf mewn her.',
  },
  look: { shape: 'octagon', tincture: 'purpure', charge: 'wheel' },
  repeat: 'source',
  criteria: { type: 'challenge_result', result: { is: 'placed', within: 1 } },
  status: 'live',
  subject: 'member',
};
