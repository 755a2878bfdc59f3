import { GAP } from '@guildhall/shared/platform/gap';
import type { FieldError } from '@guildhall/shared/platform/problem';

/** What keeps a text from being published while a gap stands by itself in a paragraph; dots within words are somebody's own. */
export function gapLeft(field: string, markdown: string): FieldError[] {
  const paragraphs = markdown.split(/\n\s*\n|^\s{0,3}#{1,6}\s.*$/m);
  return paragraphs.some((paragraph) => paragraph.trim() === GAP)
    ? [{ field, code: 'gap_left', message: GAP_LEFT }]
    : [];
}

export const GAP_LEFT =
  'Something is still to be written where “…” stands by itself. Please write it, or take that line out.';
