import { type QueryKey, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, type RefObject, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { announce } from '../announce/announce';
import { Kept } from '../waiting/Kept';
import { useIsKept } from '../waiting/useIsKept';
import { useCommand } from '../api/useCommand';
import { useProblemText } from '../api/useProblemText';
import { Button } from '../../ui/button/Button';
import { CancelButton } from '../../ui/dialog/CancelButton';
import { TextArea } from '../../ui/field/TextArea';
import { Row, Stack } from '../../ui/layout/Layout';
import { type Draft, restOf } from './drafts.store';
import styles from './WordsForm.module.css';

/** What is sent: the words, and what goes with them. */
type Said = { text: string } & object;

export interface WordsFormProps {
  label: string;
  hint?: string | undefined;
  draft: Draft;
  /** Fewest and most letters. */
  least?: number;
  most: number;
  /** Where the words go, and what goes with them. */
  to: { path: string; method?: 'POST' | 'PUT'; body?: object };
  refreshes: QueryKey[];
  /** What they are, should they have to wait for the connection. */
  kind: 'question' | 'answer' | 'comment' | 'post';
  send: string;
  /** A second way to send them, with more that goes with them. */
  other?: { send: string; body: object } | undefined;
  /** They have left the form: they arrived, or wait for the connection. */
  onSaid?: (() => void) | undefined;
  /** They have left, and this was typed on behind them. */
  onRest?: ((rest: string) => void) | undefined;
  /** They arrived. Without it that is told to those who cannot see the words appear beside the form. */
  onArrived?: (() => void) | undefined;
  onCancel?: (() => void) | undefined;
  field?: RefObject<HTMLTextAreaElement | null>;
  /** It was asked for just now, and is written in next. */
  begun?: boolean;
  /** Stands between the words and the buttons. */
  children?: ReactNode;
}

/** Something to say; the words stay until they have arrived. */
export function WordsForm({
  label,
  hint,
  draft,
  least = 2,
  most,
  to: { path, method = 'POST', body },
  refreshes,
  kind,
  send,
  other,
  onSaid,
  onRest,
  onArrived,
  onCancel,
  field,
  begun = false,
  children,
}: WordsFormProps) {
  const { t } = useTranslation('app');
  const problemText = useProblemText();
  const [tried, setTried] = useState(false);
  const own = useRef<HTMLTextAreaElement>(null);
  const area = field ?? own;
  const [beginsHere] = useState(begun);
  useEffect(() => {
    if (beginsHere) area.current?.focus();
  }, [beginsHere, area]);
  const queries = useQueryClient();
  const say = useCommand<Said>({
    command: (said) => ({ method, path, body: said }),
    waitsAs: `waiting:what.${kind}`,
    onSent: (_, { text }) => {
      setTried(false);
      const typed = draft.read();
      if (typed.trim() === text) {
        draft.forget();
        onSaid?.();
      } else if (method === 'POST') {
        // What was typed since is said next; a change is saved whole each time.
        const rest = restOf(typed, text);
        draft.write(rest);
        onRest?.(rest);
      }
    },
    onDone: () => {
      if (onArrived) onArrived();
      else announce(path, t('words.arrived'));
      // Nobody waits for it: reading anew may take its time, and the form may go with what it answered.
      for (const queryKey of refreshes) void queries.invalidateQueries({ queryKey });
    },
  });
  const kept = useIsKept((command) => command.method === method && command.path === path);
  const words = draft.text.trim();
  const isShort = words.length < least;
  const lookAgain = () => area.current?.focus();
  const submit = (more?: object) => {
    setTried(true);
    if (isShort) lookAgain();
    else say.run({ text: words, ...body, ...more }, { onError: lookAgain });
  };
  const cancel = () => {
    draft.forget();
    onCancel?.();
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
        {kept ? <Kept /> : null}
        <TextArea
          ref={area}
          label={label}
          {...(hint ? { hint } : {})}
          value={draft.text}
          maxLength={most}
          onChange={({ target }) => draft.write(target.value)}
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
          {onCancel ? <CancelButton look="quiet" changed={draft.changed} onCancel={cancel} /> : null}
        </Row>
      </Stack>
    </form>
  );
}
