import i18next from 'i18next';
import { lazy, Suspense } from 'react';

import type { Language } from '../../i18n/languages';
import { Skeleton } from '../../../ui/layout/Skeleton';
import type { Anchor } from './anchors';
import type { Term } from '@guildhall/shared/work/glossary-words';
import type { Overview } from './outline';
import type { Marked } from './passages';

/** What a screen may ask of the text it shows. */
export interface TextHandle {
  /** What is selected; null for nothing. */
  selected: () => { anchor: Anchor; oneParagraph: boolean } | null;
  /** Puts the cursor at a heading, or at a marked passage, and brings it into view. */
  goTo: (position: number) => void;
  goToPassage: (id: string) => void;
}

export interface TogetherProps {
  /** The name of the shared document, such as `guidance:<id>:en`. */
  document: string;
  memberId: string;
  label: string;
  /** The language of the words, for spelling and for reading them aloud. */
  language: Language;
  mayWrite: boolean;
  terms: readonly Term[];
  /** It is a register of risks, whose likelihood and impact have a range. */
  register?: boolean;
  /** Passages to show, and the one that is looked at. */
  marked: readonly Marked[];
  chosen: string | null;
  onChoose: (id: string) => void;
  /** Tools for what is selected; left out where they are not open to the person. */
  onComment?: (() => void) | undefined;
  onSuggest?: (() => void) | undefined;
  /** The text once it stands, and null when it is gone. */
  onHandle: (handle: TextHandle | null) => void;
  onOverview: (overview: Overview) => void;
}

/** Fetches the editor; a screen that will need it calls this while it asks for what it shows. */
export async function fetchEditor() {
  const [editor] = await Promise.all([import('./TogetherEditor'), i18next.loadNamespaces('editor')]);
  return editor;
}

const TogetherEditor = lazy(fetchEditor);

/** A text that several people write at the same time. Fetched when first shown. */
export function Together(props: TogetherProps) {
  return (
    <Suspense fallback={<Skeleton lines={8} />}>
      <TogetherEditor {...props} />
    </Suspense>
  );
}
