import type { Term } from '@guildhall/shared/work/glossary-words';
import type { Editor } from '@tiptap/core';
import { useEffect, useState } from 'react';

import { explainedIn } from './glossary';
import { type Overview, overviewOf } from './outline';

const settleFor = 400;

const idle = 'requestIdleCallback' in window ? requestIdleCallback : (act: () => void) => setTimeout(act, 50);

/** Outline, number of words and which of these terms the text uses, reckoned in the pauses of writing. */
export function useOverview(editor: Editor | null, terms: readonly Term[]): Overview {
  const [overview, setOverview] = useState<Overview>({ outline: [], words: 0, explained: [] });
  useEffect(() => {
    if (!editor) return undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const reckon = () => {
      if (!editor.isDestroyed) setOverview(overviewOf(editor.state.doc, explainedIn(editor.state)));
    };
    const later = () => {
      clearTimeout(timer);
      timer = setTimeout(() => idle(reckon), settleFor);
    };
    reckon();
    editor.on('update', later);
    return () => {
      clearTimeout(timer);
      editor.off('update', later);
    };
  }, [editor, terms]);
  return overview;
}
