import { describe, expect, it } from '@jest/globals';
import { changeGuidance, type GuidanceDocument } from '@guildhall/shared/work/guidance-document';

import { changeOf, changesOf, valuesOf } from './details-values';

const id = (nth: number) => `00000000-0000-4000-8000-00000000000${nth}`;
const guidance = {
  titles: { en: 'Travel' },
  kind: 'policy',
  audience: { en: 'Everyone who travels' },
  owner: { id: id(1), name: 'A' },
  deputy: null,
  authors: [{ id: id(2), name: 'B', unit: null }],
  writing: 'authors',
  publicFacing: false,
  requiredReviews: ['equality'],
  reviewEveryMonths: 12,
} as unknown as GuidanceDocument;

describe('the details of guidance', () => {
  it('are sent as they came when nothing was changed', () => {
    const change = changeOf(valuesOf(guidance));
    expect(change).toEqual({
      titles: { en: 'Travel', cy: null },
      kind: 'policy',
      audience: { en: 'Everyone who travels', cy: '' },
      ownerId: id(1),
      deputyId: null,
      authorIds: [id(2)],
      writing: 'authors',
      publicFacing: false,
      requiredReviews: ['equality'],
      reviewEveryMonths: 12,
    });
    expect(changeGuidance.safeParse(change).success).toBe(true);
  });

  it('are sent as far as they were changed here, so that what somebody else changed meanwhile stays', () => {
    const before = valuesOf(guidance);
    expect(changesOf(before, valuesOf(guidance))).toEqual({});
    const now = {
      ...before,
      cy: 'Teithio',
      audience: { ...before.audience, cy: 'Pawb' },
      deputy: [{ id: id(3), name: 'C' }],
    };
    const changes = changesOf(before, now);
    expect(changes).toEqual({ titles: { cy: 'Teithio' }, audience: { cy: 'Pawb' }, deputyId: id(3) });
    expect(changeGuidance.safeParse(changes).success).toBe(true);
  });

  it('leave the title in the other language to whoever gave it, and take one away that was emptied here', () => {
    const before = valuesOf(guidance);
    expect(changesOf(before, { ...before, en: 'Trips' })).toEqual({ titles: { en: 'Trips' } });
    const both = { ...before, cy: 'Teithio' };
    expect(changesOf(both, before)).toEqual({ titles: { cy: null } });
  });

  it('keep their owner when nobody is put in their place', () => {
    expect(changeOf({ ...valuesOf(guidance), owner: [] })).not.toHaveProperty('ownerId');
  });
});
