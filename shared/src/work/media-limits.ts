/** What a picture may be when it is sent, and what it is stored as. No zod here: screens count with it. */
export const mediaLimits = {
  /** Bytes of the file as it is sent. */
  bytes: 12 * 1024 * 1024,
  /** Width times height as it is sent. */
  pixels: 40_000_000,
  /** Pixels of the longer edge as it is stored. */
  edge: 2000,
  /** Characters of the alternative text. */
  alt: 300,
} as const;

/** The kinds of picture that are taken, as a file chooser names them. */
export const mediaTypes = ['image/png', 'image/jpeg', 'image/webp'] as const;
