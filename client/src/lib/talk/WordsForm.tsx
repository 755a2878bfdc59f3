import type { QueryKey } from '@tanstack/react-query';
import { type ReactNode, type RefObject, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { announce } from '../announce/announce';
import { useCommand } from '../api/useCommand';
import { useProblemText } from '../api/useProblemText';
import { Button } from '../../ui/button/Button';
import { TextArea } from '../../ui/field/TextArea';
import { Row, Stack } from '../../ui/layout/Layout';
import styles from './WordsForm.module.css';

export interface WordsFormProps {
  label: string;
  hint?: string | undefined;
  text: string;
  onText: (text: string) => void;
  /** Fewest and most letters. */
  least?: number;
  most: number;
  /** Where the words go, and what goes with them. */
  to: { path: string; method?: 'POST' | 'PUT'; body?: object };
  refreshes: QueryKey[];
  send: string;
  /** A second way to send them, with more that goes with them. */
  other?: { send: string; body: object } | undefined;
  /** They have left the form: they arrived, or wait for the connection. */
  onSaid?: (() => void) | undefined;
  /** They arrived. Without it that is told to those who cannot see the words appear beside the form. */
  onArrived?: (() => void) | undefined;
  onCancel?: (() => void) | undefined;
  field?: RefObject<HTMLTextAreaElement | null>;
  /** Stands between the words and the buttons. */
  children?: ReactNode;
}

/** Something to say; the words stay until they have arrived. */
export function WordsForm({
  label,
  hint,
  text,
  onText,
  least = 2,
  most,
  to: { path, method = 'POST', body },
  refreshes,
  send,
  other,
  onSaid,
  onArrived,
  onCancel,
  field,
  children,
}: WordsFormProps) {
  const { t } = useTranslation(['app', 'ui']);
  const problemText = useProblemText();
  const [tried, setTried] = useState(false);
  const own = useRef<HTMLTextAreaElement>(null);
  const area = field ?? own;
  const say = useCommand<object>({
    command: (said) => ({ method, path, body: said }),
    refreshes,
    // Not once all is read anew: a form may go with what it answered.
    onDone: () => (onArrived ? onArrived() : announce(path, t('words.arrived'))),
    waitsAs: 'connection.what.words',
  });
  const words = text.trim();
  const isShort = words.length < least;
  const settle = () => {
    setTried(false);
    onText('');
    onSaid?.();
  };
  const lookAgain = () => area.current?.focus();
  const submit = (more?: object) => {
    setTried(true);
    if (isShort) lookAgain();
    else say.run({ text: words, ...body, ...more }, { onSuccess: settle, onError: lookAgain });
  };
  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <Stack>
        <TextArea
          ref={area}
          label={label}
          {...(hint ? { hint } : {})}
          value={text}
          maxLength={most}
          onChange={({ target }) => onText(target.value)}
          error={tried && isShort ? t('words.too_short') : say.problem ? problemText(say.problem) : undefined}
        />
        {children}
        <Row>
          <Button type="submit" busy={say.busy}>
            {send}
          </Button>
          {other ? (
            <Button look="quiet" busy={say.busy} onClick={() => submit(other.body)}>
              {other.send}
            </Button>
          ) : null}
          {onCancel ? (
            <Button look="quiet" onClick={onCancel}>
              {t('ui:cancel')}
            </Button>
          ) : null}
        </Row>
      </Stack>
    </form>
  );
}
