import type { Editor } from '@tiptap/core';
import { useEffect, useState } from 'react';

/** Whether something in the text, such as a table, reaches beyond its place and has to be scrolled sideways. */
export function useWide(editor: Editor): boolean {
  const [wide, setWide] = useState(false);
  useEffect(() => {
    const measure = () => {
      if (editor.isDestroyed) return;
      const { scrollWidth, clientWidth } = editor.view.dom;
      setWide(scrollWidth > clientWidth);
    };
    const resized = new ResizeObserver(measure);
    resized.observe(editor.view.dom);
    editor.on('update', measure);
    return () => {
      resized.disconnect();
      editor.off('update', measure);
    };
  }, [editor]);
  return wide;
}
