import { guidanceLimits } from '@guildhall/shared/work/guidance-limits';
import type { Editor } from '@tiptap/core';
import { Collaboration } from '@tiptap/extension-collaboration';
import { useEditor } from '@tiptap/react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { Button } from '../../../ui/button/Button';
import { classes } from '../../../ui/classes';
import { Skeleton } from '../../../ui/layout/Skeleton';
import { Notice } from '../../../ui/notice/Notice';
import { sendPicture } from '../../media/send-picture';
import { EditorFrame } from '../EditorFrame';
import { Paste } from '../paste/paste-extension';
import { textExtensions } from '../schema/text-extensions';
import { Cursors } from './cursors';
import { explaining, Glossary } from './glossary';
import { OnlyRead } from './only-read';
import { choosePassage, markPassages, Passages } from './passages';
import { PassageTools } from './PassageTools';
import { Room } from './room';
import { SaveLine } from './SaveLine';
import { Scores } from './scores';
import { type Session, textField } from './session';
import { handleOf } from './text-handle';
import type { TogetherProps } from './Together';
import styles from './Together.module.css';
import { useOverview } from './useOverview';
import { useSession, useSessionState } from './useSession';

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
      <Notice
        tone="berry"
        title={t('save.closed')}
        urgent
        action={<Button onClick={() => location.reload()}>{t('open_again')}</Button>}
      >
        {t('closed')}
      </Notice>
    );
  }
  return loaded ? <Writing {...props} /> : <Skeleton lines={8} />;
}

/** Blocks from which on far parts are laid out only when they come near. */
const longFrom = 300;

function Writing(props: OpenProps) {
  const { session, mayWrite, onComment, onSuggest } = props;
  const readOnly = useSessionState(session, (state) => state.readOnly) === true || !mayWrite;
  const [given, setGiven] = useState<File>();
  const editor = useTogether(props, readOnly, setGiven);
  const words = useTold(editor, props);
  const long = editor.state.doc.childCount > longFrom;
  return (
    <div className={classes(styles.together, long && styles.long)}>
      <SaveLine session={session} words={words} readOnly={readOnly} />
      <EditorFrame
        editor={editor}
        rich
        whole
        upload={sendPicture}
        given={given}
        onGivenDone={() => setGiven(undefined)}
        readOnly={readOnly}
        tools={
          onComment || onSuggest ? (
            <PassageTools editor={editor} onComment={onComment} onSuggest={onSuggest} />
          ) : undefined
        }
      />
    </div>
  );
}

/** Tells the screen what it asks for, and shows the passages it names. */
function useTold(editor: Editor, { terms, language, marked, chosen, onHandle, onOverview }: OpenProps): number {
  // Before the overview is reckoned, which tells the terms that the text uses.
  useEffect(() => editor.view.dispatch(explaining(editor.state, terms, language)), [editor, terms, language]);
  const overview = useOverview(editor, terms);
  useEffect(() => onOverview(overview), [overview, onOverview]);
  useEffect(() => {
    onHandle(handleOf(editor));
    return () => onHandle(null);
  }, [editor, onHandle]);
  useEffect(() => markPassages(editor.view, marked), [editor, marked]);
  useEffect(() => choosePassage(editor.view, chosen), [editor, chosen]);
  return overview.words;
}

function useTogether(
  { session, register, label, language, onChoose }: OpenProps,
  readOnly: boolean,
  takePicture: (file: File) => void,
): Editor {
  const { t } = useTranslation('editor');
  const now = useRef({ readOnly, onChoose });
  useEffect(() => {
    now.current = { readOnly, onChoose };
  });
  const [asked] = useState(() => ({
    readOnly: () => now.current.readOnly,
    choose: (id: string) => now.current.onChoose(id),
  }));
  const editor = useEditor(
    {
      extensions: [
        ...textExtensions({ rich: true, ownHistory: false }),
        Collaboration.configure({ document: session.doc, field: textField, provider: session.provider }),
        Cursors.configure({ provider: session.provider }),
        OnlyRead.configure({ isOn: asked.readOnly }),
        Room.configure({ most: guidanceLimits.text, onFull: (full) => session.state.setState({ full }) }),
        Passages.configure({ onChoose: asked.choose }),
        Glossary,
        Scores.configure({ words: register ? t('score_range') : null }),
        Paste.configure({ onPictures: ([first]: File[]) => first && takePicture(first) }),
      ],
      injectCSS: false,
    },
    [session],
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
