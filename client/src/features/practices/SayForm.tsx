import type { QueryKey } from '@tanstack/react-query';
import { useRef, useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';

import { useCommand } from '../../lib/api/useCommand';
import { useProblemText } from '../../lib/api/useProblemText';
import { Button } from '../../ui/button/Button';
import { TextArea } from '../../ui/field/TextArea';
import { Row, Stack } from '../../ui/layout/Layout';
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
  /** A second way to send it, which says that it asks for a tip. */
  askTip?: string;
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
  askTip,
}: SayFormProps) {
  const { t } = useTranslation('practices');
  const problemText = useProblemText();
  const [text, setText] = useState('');
  const [tried, setTried] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const say = useCommand<{ text: string; tip?: true }>({
    command: (body) => ({ method: 'POST', path, body }),
    refreshes: [['practices', 'card'], ...refreshes],
    waitsAs: 'connection.what.words',
  });
  const settle = () => {
    setText('');
    setTried(false);
    onSaid?.();
  };
  const tooShort = text.trim().length < shortest;
  const submit = (event: SyntheticEvent<HTMLFormElement, SubmitEvent>) => {
    event.preventDefault();
    setTried(true);
    const { submitter } = event.nativeEvent;
    const tip = submitter instanceof HTMLButtonElement && submitter.value === 'tip';
    if (tooShort) field.current?.focus();
    else say.run({ text: text.trim(), ...(tip ? { tip } : {}) }, { onSuccess: settle });
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
        <Row>
          <Button type="submit" busy={say.busy}>
            {send}
          </Button>
          {askTip ? (
            <Button type="submit" look="quiet" name="kind" value="tip" busy={say.busy}>
              {askTip}
            </Button>
          ) : null}
        </Row>
      </Stack>
    </form>
  );
}
