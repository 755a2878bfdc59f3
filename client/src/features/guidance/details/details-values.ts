import type { ChangeGuidance, GuidanceDocument, ReviewKind } from '@guildhall/shared/work/guidance-document';

import type { Picked } from '../../../lib/people/PeoplePicker';

/** The answers of the form. */
export interface DetailsValues {
  en: string;
  cy: string;
  kind: GuidanceDocument['kind'];
  audience: { en: string; cy: string };
  owner: Picked[];
  deputy: Picked[];
  authors: Picked[];
  writing: GuidanceDocument['writing'];
  publicFacing: boolean;
  requiredReviews: ReviewKind[];
  reviewEveryMonths: number;
}

const picked = ({ id, name }: Picked): Picked => ({ id, name });

export function valuesOf(guidance: GuidanceDocument): DetailsValues {
  return {
    en: guidance.titles.en ?? '',
    cy: guidance.titles.cy ?? '',
    kind: guidance.kind,
    audience: { en: guidance.audience.en ?? '', cy: guidance.audience.cy ?? '' },
    owner: [picked(guidance.owner)],
    deputy: guidance.deputy ? [picked(guidance.deputy)] : [],
    authors: guidance.authors.map(picked),
    writing: guidance.writing,
    publicFacing: guidance.publicFacing,
    requiredReviews: guidance.requiredReviews,
    reviewEveryMonths: guidance.reviewEveryMonths,
  };
}

/** What is sent. An owner who was taken out without another stays. */
export function changeOf(values: DetailsValues): ChangeGuidance {
  const { en, cy, owner, deputy, authors, ...same } = values;
  const [newOwner] = owner;
  return {
    ...same,
    audience: { en: same.audience.en.trim(), cy: same.audience.cy.trim() },
    titles: { en: en.trim() || null, cy: cy.trim() || null },
    ...(newOwner ? { ownerId: newOwner.id } : {}),
    deputyId: deputy[0]?.id ?? null,
    authorIds: authors.map(({ id }) => id),
  };
}
