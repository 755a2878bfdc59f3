import type { QuestStep, StepBy } from '@guildhall/shared/game/quest-definition';
import { describe, expect, it } from '@jest/globals';

import { lookedFor } from './ways';

const card = '01a2229c-5b25-7000-bc8d-dab698aaf5c1';
const before = (next: StepBy): Pick<QuestStep, 'id' | 'by'>[] => [
  { id: 'choose', by: { by: 'own_word' } },
  { id: 'do', by: next },
];
const asked = { by: 'activity', kind: 'question.asked' } as const;

describe('a step that is done on one’s own word', () => {
  it('leads to where one looks for what the next step works on', () => {
    expect(lookedFor(before(asked), 'choose')).toEqual({ path: '/practices', words: 'look_practice' });
    expect(lookedFor(before({ ...asked, place: { to: 'practice', id: card } }), 'choose')).toEqual({
      path: `/practices/${card}#questions`,
      words: 'go_practice',
    });
  });

  it('leads nowhere where the next begins with nothing to be found, or there is none', () => {
    expect(lookedFor(before({ by: 'activity', kind: 'practice.published' }), 'choose')).toBeNull();
    expect(lookedFor(before({ by: 'evidence', verifier: 'peer' }), 'choose')).toBeNull();
    expect(lookedFor(before(asked), 'do')).toBeNull();
  });
});
