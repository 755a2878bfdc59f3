import type { ReviewKind } from '@guildhall/shared/work/guidance-document';

export const reviewKinds: readonly ReviewKind[] = [
  'communications',
  'legal',
  'information-security',
  'people',
  'equality',
  'welsh',
  'councillor',
];
