import { describe, expect, it } from '@jest/globals';

import { comeBack } from './sent-words';

describe('words that come to a search field', () => {
  it('are older than what is typed where the field sent them', () => {
    expect(comeBack(['missed', 'missed bins'], 'missed')).toEqual({ areOwn: true, stillOut: ['missed bins'] });
    expect(comeBack(['missed', 'missed bins'], 'missed bins')).toEqual({ areOwn: true, stillOut: [] });
  });

  it('are followed where they come from elsewhere, though the field sent the same before', () => {
    expect(comeBack([], 'missed')).toEqual({ areOwn: false, stillOut: [] });
    expect(comeBack(['missed bins'], '')).toEqual({ areOwn: false, stillOut: [] });
  });
});
