import { z } from 'zod';

/** A text an organisation wrote: English, and Welsh where there is one (readers fall back to the other). */
export function bilingual(max: number) {
  return z.strictObject({ en: z.string().trim().min(1).max(max), cy: z.string().trim().max(max).optional() });
}
export type Bilingual = { en: string; cy?: string | undefined };
