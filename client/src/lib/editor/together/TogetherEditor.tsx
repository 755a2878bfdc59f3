import type { Editor } from '@tiptap/core';
import { Collaboration } from '@tiptap/extension-collaboration';
import { useEditor } from '@tiptap/react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { classes } from '../../../ui/classes';
import { Skeleton } from '../../../ui/layout/Skeleton';
import { Notice } from '../../../ui/notice/Notice';
import type { Upload } from '../dialogs/PictureDialog';
import { EditorFrame } from '../EditorFrame';
import { Paste } from '../paste/paste-extension';
import { textExtensions } from '../schema/text-extensions';
import { Cursors } from './cursors';
import { Glossary } from './glossary';
import type { Term } from './glossary-words';
import { OnlyRead } from './only-read';
import { Passages } from './passages';
import { SaveLine } from './SaveLine';
import { type Session, textField } from './session';
import styles from './Together.module.css';
import { useOverview } from './useOverview';
import { useSession, useSessionState } from './useSession';

export interface TogetherProps {
  /** The name of the shared document, such as `guidance:<id>:en`. */
  document: string;
  memberId: string;
  label: string;
  /** The language of the words, for spelling and for reading them aloud. */
  language: string;
  mayWrite: boolean;
  terms: readonly Term[];
  upload?: Upload | undefined;
  /** Further tools, such as commenting on what is selected. */
  tools?: ReactNode;
  /** The editor once it stands, and null when it is gone. */
  onEditor: (editor: Editor | null) => void;
  onChoosePassage: (id: string) => void;
}

/** One text that several people write at the same time. */
export default function TogetherEditor(props: TogetherProps) {
  const session = useSession(props.document, props.memberId);
  return session ? <OpenText key={props.document} {...props} session={session} /> : <Skeleton lines={8} />;
}

type OpenProps = TogetherProps & { session: Session };

function OpenText(props: OpenProps) {
  const { t } = useTranslation('editor');
  const loaded = useSessionState(props.session, (state) => state.loaded);
  const closed = useSessionState(props.session, (state) => state.save === 'closed');
  if (closed) {
    return (
      <Notice tone="berry" title={t('save.closed')} urgent>
        {t('closed')}
      </Notice>
    );
  }
  return loaded ? <Writing {...props} /> : <Skeleton lines={8} />;
}

/** Blocks from which on far parts are laid out only when they come near. */
const longFrom = 300;

function Writing(props: OpenProps) {
  const { session, mayWrite, upload, tools, onEditor } = props;
  const readOnly = useSessionState(session, (state) => state.readOnly) === true || !mayWrite;
  const [given, setGiven] = useState<File>();
  const editor = useTogether(props, readOnly, setGiven);
  const { words } = useOverview(editor);
  const long = editor.state.doc.childCount > longFrom;
  useEffect(() => {
    onEditor(editor);
    return () => onEditor(null);
  }, [editor, onEditor]);
  return (
    <div className={classes(styles.together, long && styles.long)}>
      <SaveLine session={session} words={words} />
      <EditorFrame
        editor={editor}
        rich
        whole
        upload={upload}
        given={given}
        onGivenDone={() => setGiven(undefined)}
        readOnly={readOnly}
        tools={tools}
      />
    </div>
  );
}

function useTogether(
  { session, terms, label, language, onChoosePassage }: OpenProps,
  readOnly: boolean,
  takePicture: (file: File) => void,
): Editor {
  const now = useRef({ readOnly, onChoosePassage });
  useEffect(() => {
    now.current = { readOnly, onChoosePassage };
  });
  const [asked] = useState(() => ({
    readOnly: () => now.current.readOnly,
    choose: (id: string) => now.current.onChoosePassage(id),
  }));
  const editor = useEditor(
    {
      extensions: [
        ...textExtensions({ rich: true, ownHistory: false }),
        Collaboration.configure({ document: session.doc, field: textField, provider: session.provider }),
        Cursors.configure({ provider: session.provider }),
        OnlyRead.configure({ isOn: asked.readOnly }),
        Passages.configure({ onChoose: asked.choose }),
        Glossary.configure({ terms }),
        Paste.configure({ onPictures: ([first]: File[]) => first && takePicture(first) }),
      ],
      injectCSS: false,
    },
    [session, terms],
  );
  useEffect(() => {
    editor.setOptions({
      editorProps: {
        attributes: {
          role: 'textbox',
          'aria-multiline': 'true',
          'aria-label': label,
          lang: language,
          ...(readOnly ? { 'aria-readonly': 'true', inputmode: 'none' } : {}),
        },
      },
    });
  }, [editor, label, language, readOnly]);
  return editor;
}
