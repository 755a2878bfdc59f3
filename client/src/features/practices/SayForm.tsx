import type { QueryKey } from '@tanstack/react-query';
import { useRef, useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';

import { useCommand } from '../../lib/api/useCommand';
import { useProblemText } from '../../lib/api/useProblemText';
import { Button } from '../../ui/button/Button';
import { TextArea } from '../../ui/field/TextArea';
import { Stack } from '../../ui/layout/Layout';
import { AnsweredAlready } from './AnsweredAlready';

interface SayFormProps {
  path: string;
  label: string;
  hint: string;
  send: string;
  most: number;
  /** Query keys to read anew besides the card. */
  refreshes?: QueryKey[];
  onSaid?: () => void;
  /** What others asked and got an answer to is offered while one types. */
  offersAnswers?: boolean;
}

const shortest = 5;

/** A question or an answer; the words stay until they have arrived. */
export function SayForm({
  path,
  label,
  hint,
  send,
  most,
  refreshes = [],
  onSaid,
  offersAnswers = false,
}: SayFormProps) {
  const { t } = useTranslation('practices');
  const problemText = useProblemText();
  const [text, setText] = useState('');
  const [tried, setTried] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const say = useCommand<string>({
    command: (said) => ({ method: 'POST', path, body: { text: said } }),
    refreshes: [['practices', 'card'], ...refreshes],
    waitsAs: 'connection.what.words',
  });
  const settle = () => {
    setText('');
    setTried(false);
    onSaid?.();
  };
  const tooShort = text.trim().length < shortest;
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    setTried(true);
    if (tooShort) field.current?.focus();
    else say.run(text.trim(), { onSuccess: settle });
  };
  const error = tried && tooShort ? t('questions.too_short') : say.problem ? problemText(say.problem) : undefined;
  return (
    <form noValidate onSubmit={submit}>
      <Stack>
        <TextArea
          ref={field}
          label={label}
          hint={hint}
          value={text}
          maxLength={most}
          onChange={({ target }) => setText(target.value)}
          error={error}
        />
        {offersAnswers ? <AnsweredAlready text={text} /> : null}
        <Button type="submit" busy={say.busy}>
          {send}
        </Button>
      </Stack>
    </form>
  );
}
