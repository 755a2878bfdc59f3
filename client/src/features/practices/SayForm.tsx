import { useState } from 'react';

import { WordsForm, type WordsFormProps } from '../../lib/talk/WordsForm';
import { AnsweredAlready } from './AnsweredAlready';

interface SayFormProps extends Pick<WordsFormProps, 'label' | 'hint' | 'most' | 'send' | 'onArrived'> {
  path: string;
  /** Query keys to read anew besides the card. */
  refreshes?: WordsFormProps['refreshes'];
  /** What others asked and got an answer to is offered while one types. */
  offersAnswers?: boolean;
  /** A second way to send it, which says that it asks for a tip. */
  askTip?: string;
}

/** A question or an answer. */
export function SayForm({ path, refreshes = [], offersAnswers = false, askTip, ...form }: SayFormProps) {
  const [text, setText] = useState('');
  return (
    <WordsForm
      {...form}
      to={{ path }}
      text={text}
      onText={setText}
      least={5}
      refreshes={[['practices', 'card'], ...refreshes]}
      other={askTip ? { send: askTip, body: { tip: true } } : undefined}
    >
      {offersAnswers ? <AnsweredAlready text={text} /> : null}
    </WordsForm>
  );
}
