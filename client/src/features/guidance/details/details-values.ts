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

/** What was changed: what somebody else changes meanwhile stays as they have it. */
export function changesOf(before: DetailsValues, now: DetailsValues): ChangeGuidance {
  const [was, is] = [changeOf(before), changeOf(now)];
  const { audience, titles, ...changed } = onlyChanged(was, is);
  return {
    ...changed,
    ...(audience ? { audience: onlyChanged(was.audience ?? {}, audience) } : {}),
    ...(titles ? { titles: onlyChanged(was.titles ?? {}, titles) } : {}),
  };
}

function onlyChanged<Answers extends object>(before: Answers, now: Answers): Partial<Answers> {
  const kept: object = before;
  const isChanged = ([name, value]: [string, unknown]) =>
    JSON.stringify(value) !== JSON.stringify(kept[name as keyof typeof kept]);
  return Object.fromEntries(Object.entries(now).filter(isChanged)) as Partial<Answers>;
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
