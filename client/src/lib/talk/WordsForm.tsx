import { type ReactNode, type Ref, type SyntheticEvent, useImperativeHandle, useRef, useState } from 'react';

import { useProblemText } from '../api/useProblemText';
import { Button } from '../../ui/button/Button';
import { TextArea } from '../../ui/field/TextArea';
import { Row, Stack } from '../../ui/layout/Layout';

interface WordsFormProps {
  label: string;
  hint?: string | undefined;
  most: number;
  text: string;
  onText: (text: string) => void;
  /** What is said where there are too few words. */
  tooShort: string;
  send: string;
  busy: boolean;
  /** What the API refused when it was sent last. */
  problem: Error | null;
  /** Calls back once the words have arrived. */
  onSend: (words: string, arrived: () => void) => void;
  cancel?: { label: string; onCancel: () => void } | undefined;
  field?: Ref<HTMLTextAreaElement>;
  /** Stands between the words and the buttons. */
  children?: ReactNode;
}

const shortest = 2;

/** Words to send. */
export function WordsForm({
  label,
  hint,
  most,
  text,
  onText,
  tooShort,
  send,
  busy,
  problem,
  onSend,
  cancel,
  field,
  children,
}: WordsFormProps) {
  const problemText = useProblemText();
  const [tried, setTried] = useState(false);
  const area = useRef<HTMLTextAreaElement>(null);
  useImperativeHandle(field, () => area.current!, []);
  const words = text.trim();
  const isShort = words.length < shortest;
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    setTried(true);
    if (isShort) area.current?.focus();
    else onSend(words, () => setTried(false));
  };
  return (
    <form noValidate onSubmit={submit}>
      <Stack>
        <TextArea
          ref={area}
          label={label}
          {...(hint ? { hint } : {})}
          value={text}
          maxLength={most}
          onChange={({ target }) => onText(target.value)}
          error={tried && isShort ? tooShort : problem ? problemText(problem) : undefined}
        />
        {children}
        <Row>
          <Button type="submit" busy={busy}>
            {send}
          </Button>
          {cancel ? (
            <Button look="quiet" onClick={cancel.onCancel}>
              {cancel.label}
            </Button>
          ) : null}
        </Row>
      </Stack>
    </form>
  );
}
