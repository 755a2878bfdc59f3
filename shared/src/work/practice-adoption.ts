import { z } from 'zod';

import { locale } from '../people/me.js';
import { person, unitName } from './practice-card.js';

/** A card in the trail of another. */
export const trailCard = z.object({
  id: z.uuid(),
  title: z.string(),
  locale,
  author: person,
  unit: unitName.nullable(),
  /** Other teams that recorded what came of it. */
  reusedBy: z.number().int(),
});
export type TrailCard = z.infer<typeof trailCard>;

/** Cards that were made from this one and that the caller may read, the oldest first; its teams stand on the card itself. */
export const practiceTrail = z.object({ adaptations: z.array(trailCard) });
export type PracticeTrail = z.infer<typeof practiceTrail>;

const minutes = z.number().int();
export const savedTime = z.object({ weekly: minutes, total: minutes });

/** Minutes that teams say they save by practices of others; null for fewer than five people. */
export const organisationTimeSaved = z.object({
  organisation: savedTime.nullable(),
  /** By department, most first; small ones are put together. */
  departments: z.array(savedTime.extend({ units: z.array(unitName) })),
});
export type OrganisationTimeSaved = z.infer<typeof organisationTimeSaved>;
