import { z } from 'zod';

/** Something the product says of a rule's outcome: `code` names a message of the catalogue, `params` fill it in. */
export const phrase = z.object({
  code: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
});
export type Phrase = z.infer<typeof phrase>;
