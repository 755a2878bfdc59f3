import { Extension } from '@tiptap/core';
import { Plugin } from '@tiptap/pm/state';

import { documentOf } from '../markdown/markdown';
import { cleanHtml } from './clean-html';
import { looksLikeMarkdown } from './looks-like-markdown';

interface PasteOptions {
  /** What to do with pictures that are pasted or dropped; left out where the text may have none. */
  onPictures: ((files: File[]) => void) | null;
}

function picturesIn(files: FileList | undefined): File[] {
  return [...(files ?? [])].filter(({ type }) => type.startsWith('image/'));
}

/** What is pasted or dropped comes in as clean structure: HTML of any program, Markdown, pictures. */
export const Paste = Extension.create<PasteOptions>({
  name: 'cleanPaste',

  addOptions() {
    return { onPictures: null };
  },

  addProseMirrorPlugins() {
    const { editor } = this;
    const { onPictures } = this.options;
    const takePictures = (files: FileList | undefined, words: string | undefined): boolean => {
      const pictures = picturesIn(files);
      if (pictures.length === 0 || words) return false;
      onPictures?.(pictures);
      return true;
    };
    return [
      new Plugin({
        props: {
          transformPastedHTML: (html, view) => (view?.dragging ? html : cleanHtml(html)),
          handlePaste: (_view, { clipboardData }) => {
            const html = clipboardData?.getData('text/html');
            if (takePictures(clipboardData?.files, html)) return true;
            const text = clipboardData?.getData('text/plain') ?? '';
            if (html || editor.isActive('codeBlock') || !looksLikeMarkdown(text)) return false;
            return editor.commands.insertContent(documentOf(text).content ?? []);
          },
          handleDrop: (_view, { dataTransfer }) =>
            takePictures(dataTransfer?.files, dataTransfer?.getData('text/html')),
        },
      }),
    ];
  },
});
