import type { Editor } from '@tiptap/core';
import { EditorContent } from '@tiptap/react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { KeysDialog } from './dialogs/KeysDialog';
import { LinkDialog } from './dialogs/LinkDialog';
import { PictureDialog, type Upload } from './dialogs/PictureDialog';
import { classes } from '../../ui/classes';
import styles from './Editor.module.css';
import { ReadTools } from './toolbar/ReadTools';
import { type Asked, Toolbar } from './toolbar/Toolbar';
import { usePromptCursor } from './usePromptCursor';
import { useWide } from './useWide';

interface EditorFrameProps {
  editor: Editor;
  rich?: boolean;
  upload?: Upload | undefined;
  /** A picture that was pasted or dropped and waits for its words. */
  given?: File | undefined;
  onGivenDone?: () => void;
  /** The page of a document, and not a field of a form. */
  whole?: boolean;
  invalid?: boolean;
  /** Only read: the tools that write are away. */
  readOnly?: boolean;
  tools?: ReactNode;
}

/** Tools, text and the questions the tools ask. */
export function EditorFrame({ editor, rich = false, upload, given, onGivenDone, ...rest }: EditorFrameProps) {
  const { t } = useTranslation('editor');
  const wide = useWide(editor);
  const [asked, setAsked] = useState<Asked | null>(null);
  const frame = useRef<HTMLDivElement>(null);
  usePromptCursor(frame);
  useKeys(frame, setAsked);
  useQuestionMark(rest.whole === true, setAsked);
  const close = () => {
    setAsked(null);
    onGivenDone?.();
  };
  return (
    <div
      ref={frame}
      className={classes(styles.frame, rest.whole && styles.whole, rest.invalid && styles.invalid)}
      data-rich={rich || undefined}
    >
      {rest.readOnly ? (
        <ReadTools>{rest.tools}</ReadTools>
      ) : (
        <Toolbar editor={editor} rich={rich} pictures={upload !== undefined} onAsk={setAsked}>
          {rest.tools}
        </Toolbar>
      )}
      {wide ? <p className={styles.wide}>{t('wide')}</p> : null}
      <EditorContent editor={editor} className={styles.surface} />
      {asked === 'link' ? <LinkDialog editor={editor} onClose={close} /> : null}
      {asked === 'keys' ? <KeysDialog rich={rich} onClose={close} /> : null}
      {upload && (asked === 'picture' || given) ? (
        <PictureDialog editor={editor} upload={upload} given={given} onClose={close} />
      ) : null}
    </div>
  );
}

/** Where nobody is writing, a question mark lists the keys of the document. */
function useQuestionMark(whole: boolean, ask: (what: Asked) => void): void {
  useEffect(() => {
    if (!whole) return;
    const press = (event: KeyboardEvent) => {
      if (event.key !== '?' || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
      const at = event.target;
      if (at instanceof HTMLElement && (at.isContentEditable || at.closest('input, textarea, select, dialog'))) return;
      event.preventDefault();
      ask('keys');
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [whole, ask]);
}

/** Keys that ask something: a link, the list of keys, and the way from the text to its tools. */
function useKeys(frame: { current: HTMLDivElement | null }, ask: (what: Asked) => void): void {
  useEffect(() => {
    const element = frame.current;
    const press = (event: KeyboardEvent) => {
      const withMod = event.ctrlKey || event.metaKey;
      if (withMod && event.key === 'k') ask('link');
      else if (withMod && event.key === '/') ask('keys');
      else if (event.altKey && event.key === 'F10') {
        element?.querySelector<HTMLElement>('[role="toolbar"] [tabindex="0"]')?.focus();
      } else return;
      event.preventDefault();
    };
    element?.addEventListener('keydown', press);
    return () => element?.removeEventListener('keydown', press);
  }, [frame, ask]);
}
