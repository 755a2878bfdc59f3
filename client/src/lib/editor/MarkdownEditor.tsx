import i18next from 'i18next';
import { lazy, type ReactNode, Suspense } from 'react';

import { Skeleton } from '../../ui/layout/Skeleton';

export interface MarkdownEditorProps {
  /** Markdown, as the server renders it. */
  value: string;
  /** Called with the new Markdown at each change; empty for an empty text. */
  onChange: (markdown: string) => void;
  onBlur?: () => void;
  label: string;
  hint?: ReactNode;
  error?: string | undefined;
  optional?: boolean;
  placeholder?: string;
  /** Shows how much room is left. Longer texts are refused by the form, never cut. */
  maxLength?: number;
  /** Takes the focus when it is first drawn. */
  begun?: boolean;
  /** Stores a picture; left out where a text has none. */
  onUpload?: (file: File) => Promise<{ src: string }>;
}

const MarkdownSurface = lazy(async () => {
  const [surface] = await Promise.all([import('./MarkdownSurface'), i18next.loadNamespaces('editor')]);
  return surface;
});

/** A text area with headings, lists, tables, links and pictures; Markdown in, Markdown out. Fetched when first shown. */
export function MarkdownEditor(props: MarkdownEditorProps) {
  return (
    <Suspense fallback={<Skeleton block lines={1} />}>
      <MarkdownSurface {...props} />
    </Suspense>
  );
}
