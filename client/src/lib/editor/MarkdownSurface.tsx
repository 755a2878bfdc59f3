import { useEditor } from '@tiptap/react';
import { useEffect, useId, useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { CharacterCount } from '../../ui/field/CharacterCount';
import { FieldError } from '../../ui/field/Field';
import styles from './Editor.module.css';
import { EditorFrame } from './EditorFrame';
import { toFirstGap } from './first-gap';
import { documentOf, markdownOf } from './markdown/markdown';
import type { MarkdownEditorProps } from './MarkdownEditor';
import { Paste } from './paste/paste-extension';
import { textExtensions } from './schema/text-extensions';

/** The editor itself; `MarkdownEditor` fetches it when it is first needed. */
export default function MarkdownSurface(props: MarkdownEditorProps) {
  const { label, hint, error, optional, maxLength, onUpload } = props;
  const { t } = useTranslation('ui');
  const id = useId();
  const [given, setGiven] = useState<File>();
  const editor = useMarkdown(props, id, setGiven);
  return (
    <div className={styles.field}>
      {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions -- as a label does; the text itself is reached by Tab */}
      <div id={`${id}-label`} className={styles.label} onClick={() => editor.commands.focus()}>
        {label}
        {optional ? <span className={styles.hint}> ({t('field.optional')})</span> : null}
      </div>
      {hint ? (
        <div id={`${id}-hint`} className={styles.hint}>
          {hint}
        </div>
      ) : null}
      <EditorFrame
        editor={editor}
        upload={onUpload}
        given={given}
        onGivenDone={() => setGiven(undefined)}
        invalid={error !== undefined}
      />
      {error ? <FieldError id={`${id}-error`}>{error}</FieldError> : null}
      {maxLength ? <CharacterCount length={props.value.length} most={maxLength} /> : null}
    </div>
  );
}

function useMarkdown(
  { value, onChange, onBlur, hint, error, placeholder, begun }: MarkdownEditorProps,
  id: string,
  takePicture: (file: File) => void,
) {
  const known = useRef(value);
  const heard = useRef({ onChange, onBlur });
  useEffect(() => {
    heard.current = { onChange, onBlur };
  });
  const editor = useEditor({
    extensions: [
      ...textExtensions({ placeholder: placeholder ?? '' }),
      Paste.configure({
        onPictures: ([first]: File[]) => {
          if (first) takePicture(first);
        },
      }),
    ],
    content: documentOf(value),
    autofocus: begun ? 'end' : false,
    injectCSS: false,
    onUpdate: ({ editor: now }) => {
      const text = now.isEmpty ? '' : markdownOf(now.getJSON());
      // The editor puts a line under a picture when one comes in: that is no writing, and is not to be saved.
      if (text === known.current) return;
      known.current = text;
      heard.current.onChange(text);
    },
    onFocus: toFirstGap,
    onBlur: () => heard.current.onBlur?.(),
  });

  useEffect(() => {
    // A value from outside, such as a form set back, and not the echo of what was typed.
    if (value === known.current) return;
    known.current = value;
    editor.commands.setContent(documentOf(value), { emitUpdate: false });
  }, [editor, value]);

  const described = [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ');
  // In time for who looks for the first answer that needs another look.
  useLayoutEffect(() => {
    editor.setOptions({
      editorProps: {
        attributes: {
          role: 'textbox',
          'aria-multiline': 'true',
          'aria-labelledby': `${id}-label`,
          ...(described ? { 'aria-describedby': described } : {}),
          ...(error ? { 'aria-invalid': 'true' } : {}),
        },
      },
    });
  }, [editor, id, described, error]);
  return editor;
}
