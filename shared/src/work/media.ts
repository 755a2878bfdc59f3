import { z } from 'zod';

import { mediaLimits } from './media-limits.js';

/** What a picture shows, for those who cannot see it; may still be empty when it is sent. */
export const alternativeText = z.string().trim().max(mediaLimits.alt);

/** A stored picture: turned the right way up, without what cameras write into files, of 2000 pixels at most. */
export const storedPicture = z.object({
  id: z.uuid(),
  /** Its address, `/media/<id>`; the only address from which texts show pictures. */
  src: z.string(),
  width: z.number().int(),
  height: z.number().int(),
  alt: z.string(),
});
export type StoredPicture = z.infer<typeof storedPicture>;
