import { z } from 'zod';

import { bilingual } from '../platform/bilingual.js';
import { topic } from '../platform/live.js';
import { badgeCriteria } from './badge-criteria.js';
import { phrase, type Phrase } from './phrase.js';
import { mostWords } from './word-limits.js';
import { workLink } from './work-link.js';

/** How the pin is drawn: the outline, the colour of its enamel, and the sign on it. */
export const badgeLook = z.strictObject({
  shape: z.enum(['round', 'hexagon', 'octagon', 'lozenge', 'shield']),
  tincture: z.enum(['azure', 'gules', 'vert', 'purpure', 'sable', 'tenne', 'petrol']),
  charge: z.enum([
    ...([
      'star',
      'crescent',
      'tower',
      'key',
      'book',
      'leaf',
      'drop',
      'wheel',
      'bell',
      'quatrefoil',
      'fish',
      'tree',
    ] as const),
    ...([
      'steps',
      'clock',
      'question',
      'speech',
      'house',
      'borrow',
      'lend',
      'bridge',
      'pen',
      'note',
      'people',
    ] as const),
    ...(['lantern', 'compass'] as const),
  ]),
});
export type BadgeLook = z.infer<typeof badgeLook>;

/** Draft: only those who write badges see it. Coming: shown, but its ground is not there yet. Retired: earned ones stay. */
export const badgeStatus = z.enum(['draft', 'coming', 'live', 'retired']);
export type BadgeStatus = z.infer<typeof badgeStatus>;

export const badgeSubject = z.enum(['member', 'unit']);
export type BadgeSubject = z.infer<typeof badgeSubject>;

/** How often one subject can earn it: once, once a season, or once for each card, quest or challenge it is earned with. */
export const badgeRepeat = z.enum(['once', 'season', 'source']);
export type BadgeRepeat = z.infer<typeof badgeRepeat>;

/** Whether it goes again when what it was given for is taken back. */
export const badgeRetention = z.enum(['follows_evidence', 'permanent']);

/** A badge as it is written: who can earn it, for what, how often and how it looks. */
export const writeBadge = z.strictObject({
  name: bilingual(60),
  forWhat: bilingual(200),
  look: badgeLook,
  subject: badgeSubject,
  repeat: badgeRepeat,
  retention: badgeRetention,
  criteria: badgeCriteria,
});
export type WriteBadge = z.infer<typeof writeBadge>;

/** A new badge. `slug` is its name in addresses: small letters, digits and hyphens. */
export const createBadge = writeBadge.extend({
  slug: z
    .string()
    .max(60)
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
});
export type CreateBadge = z.infer<typeof createBadge>;

/** `version` is the one that was read; a change in between is refused. */
export const changeBadge = writeBadge.extend({ version: z.number().int().min(1) });
export type ChangeBadge = z.infer<typeof changeBadge>;

/** A badge that comes with an installation; a coming one has no criteria yet. */
export const seededBadge = z.discriminatedUnion('status', [
  createBadge.extend({ retention: badgeRetention.default('follows_evidence'), status: z.literal('live') }),
  createBadge
    .omit({ criteria: true })
    .extend({ retention: badgeRetention.default('follows_evidence'), status: z.literal('coming') }),
]);
export type SeededBadge = z.input<typeof seededBadge>;

/** Criteria as one sentence: a phrase, and for "all of" and "any of" the parts it joins. */
export type CriteriaSentence = Phrase & { of?: CriteriaSentence[] | undefined };
export const criteriaSentence: z.ZodType<CriteriaSentence> = phrase.extend({
  get of() {
    return z.array(criteriaSentence).optional();
  },
});

const text = z.object({ en: z.string(), cy: z.string().optional() });

/** What every mention of a badge shows. */
export const badgeFace = z.object({ id: z.uuid(), slug: z.string(), name: text, look: badgeLook });
export type BadgeFace = z.infer<typeof badgeFace>;

/** One thing a badge was given for. */
export const badgeGround = z.object({
  /** A kind of activity, `first_step` or `challenge`. */
  kind: z.string(),
  /** ISO 8601, UTC. */
  at: z.string(),
  link: workLink.nullable(),
});

/**
 * What people do about an award by hand: somebody who looks after badges takes it back, its holder asks about that, and it
 * stays so or is given back. Each says why in words.
 */
export const handMove = z.enum(['taken', 'asked', 'stays', 'given_back']);
export type HandMove = z.infer<typeof handMove>;

/** Such words. */
export const handWords = z.strictObject({ words: z.string().trim().min(3).max(mostWords) });
export type HandWords = z.infer<typeof handWords>;

/** One such move, as it stays on record. */
export const madeMove = z.object({ move: handMove, by: z.string(), words: z.string(), at: z.iso.datetime() });
export type MadeMove = z.infer<typeof madeMove>;

/** One earning of a badge by the reader, or by a unit of theirs. */
export const badgeAward = z.object({
  id: z.uuid(),
  /** When it was earned; ISO 8601, UTC. */
  earnedAt: z.string(),
  /** Null when it is the reader's own. */
  unit: z.object({ id: z.uuid(), name: z.string(), nameCy: z.string().nullable() }).nullable(),
  /** The latest of what it was given for, at most ten. */
  grounds: z.array(badgeGround),
  /** How many things it was given for. */
  count: z.number().int(),
  /** Why it no longer holds; null while it does. */
  takenBack: z.object({ at: z.string(), reason: phrase }).nullable(),
  /** What people did about it by hand, oldest first. */
  moves: z.array(madeMove),
  /** The reader can ask about its being taken back. */
  mayAsk: z.boolean(),
});
export type BadgeAward = z.infer<typeof badgeAward>;

const onWall = badgeFace.extend({
  forWhat: text,
  subject: badgeSubject,
  repeat: badgeRepeat,
  status: badgeStatus,
  /** How often the reader holds it. */
  own: z.number().int(),
  /** The reader's units that hold it. */
  units: z.array(z.object({ id: z.uuid(), name: z.string(), nameCy: z.string().nullable() })),
  /** When the reader or their unit last earned it; ISO 8601. */
  earnedAt: z.string().nullable(),
});

/** All badges: what there is to earn, what the reader and their units hold, and what is coming. */
export const badgeWall = z.object({
  /** Null until asked, false when the reader does not play: then no new badges are given. */
  playing: z.boolean().nullable(),
  badges: z.array(onWall),
});
export type BadgeWall = z.infer<typeof badgeWall>;

export const badgePage = onWall.extend({
  sentence: criteriaSentence.nullable(),
  /** How many hold it; null when fewer than five do. */
  holders: z.number().int().nullable(),
  awards: z.array(badgeAward),
  /** The reader can take it back from somebody by hand. */
  mayTakeBack: z.boolean(),
});
export type BadgePage = z.infer<typeof badgePage>;

/** Whose awards are looked for before one is taken back: a member's or a unit's. */
export const heldQuery = z.strictObject({ holder: z.uuid() });
export type HeldQuery = z.infer<typeof heldQuery>;

/** The standing awards of one holder, as far as one must tell them apart. */
export const heldAwards = z.object({
  awards: z.array(
    z.object({
      id: z.uuid(),
      earnedAt: z.iso.datetime(),
      /** The kind of the latest thing it was given for, and how many there were. */
      kind: z.string(),
      count: z.number().int(),
    }),
  ),
});
export type HeldAwards = z.infer<typeof heldAwards>;

/** Awards of a badge that are taken back by hand now; for those who can give them back. */
export const heldBackAwards = z.object({
  awards: z.array(
    z.object({
      id: z.uuid(),
      earnedAt: z.iso.datetime(),
      holder: z.object({ name: z.string(), nameCy: z.string().nullable() }),
      moves: z.array(madeMove),
      may: z.array(handMove),
    }),
  ),
});
export type HeldBackAwards = z.infer<typeof heldBackAwards>;

/** Whether it holds again: what it was for may have been taken back meanwhile. */
export const givenBack = z.object({ holds: z.boolean() });
export type GivenBack = z.infer<typeof givenBack>;

/** Looking at the past with a definition: who would have earned it already. */
export const badgeReview = z.object({
  id: z.uuid(),
  state: z.enum(['running', 'done']),
  /** Members and units looked at, of all there are. */
  seen: z.number().int(),
  total: z.number().int(),
  awarded: z.number().int(),
  startedAt: z.string(),
  finishedAt: z.string().nullable(),
});
export type BadgeReview = z.infer<typeof badgeReview>;

/** A badge as those who write badges see it. */
export const badgeDesign = badgeFace.extend({
  forWhat: text,
  subject: badgeSubject,
  repeat: badgeRepeat,
  retention: badgeRetention,
  status: badgeStatus,
  /** Null for a coming badge. */
  criteria: badgeCriteria.nullable(),
  sentence: criteriaSentence.nullable(),
  version: z.number().int(),
  /** How many hold it; null when fewer than five do. */
  holders: z.number().int().nullable(),
  review: badgeReview.nullable(),
});
export type BadgeDesign = z.infer<typeof badgeDesign>;
export const badgeDesigns = z.object({ designs: z.array(badgeDesign) });
export type BadgeDesigns = z.infer<typeof badgeDesigns>;

export const previewBadge = z.strictObject({ subject: badgeSubject, repeat: badgeRepeat, criteria: badgeCriteria });
export type PreviewBadge = z.infer<typeof previewBadge>;

export const badgePreview = z.object({
  sentence: criteriaSentence,
  /** How many would hold it at once; null when fewer than five would. */
  count: z.number().int().nullable(),
});
export type BadgePreview = z.infer<typeof badgePreview>;

/** Topic `badge-design:<badge>`: how far looking at the past has come. For those who write badges. */
export const badgeDesignTopic = topic(
  'badge-design',
  z.object({ review: badgeReview.nullable() }),
  z.object({ review: badgeReview }),
);
