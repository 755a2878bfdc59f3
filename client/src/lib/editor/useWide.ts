import type { Editor } from '@tiptap/core';
import { useEffect, useState } from 'react';

/** Whether something in the text, such as a table, reaches beyond its place and has to be scrolled sideways. */
export function useWide(editor: Editor): boolean {
  const [wide, setWide] = useState(false);
  useEffect(() => {
    const measure = () => {
      // It has no place on the page yet, or no more.
      if (editor.isDestroyed) return;
      const { scrollWidth, clientWidth } = editor.view.dom;
      setWide(scrollWidth > clientWidth);
    };
    const resized = new ResizeObserver(measure);
    const observe = () => {
      if (!editor.isDestroyed) resized.observe(editor.view.dom);
    };
    observe();
    editor.on('mount', observe);
    editor.on('update', measure);
    return () => {
      resized.disconnect();
      editor.off('mount', observe);
      editor.off('update', measure);
    };
  }, [editor]);
  return wide;
}
