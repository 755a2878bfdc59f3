import type { Overview } from '../../../lib/editor/together/outline';
import type { TextHandle } from '../../../lib/editor/together/Together';

export type MarginPart = 'steps' | 'talk' | 'outline';

/** What the screen knows of the text that is open, and what is looked at. */
export interface OpenText {
  handle: TextHandle | null;
  overview: Overview;
  /** The thread or suggestion that is looked at. */
  chosen: string | null;
  part: MarginPart;
}

export const nothingOpen: OpenText = {
  handle: null,
  overview: { outline: [], words: 0, explained: [] },
  chosen: null,
  part: 'steps',
};

export interface OpenTextProps {
  open: OpenText;
  onChange: (changes: Partial<OpenText>) => void;
}
