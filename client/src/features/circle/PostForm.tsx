import { circleLimits } from '@guildhall/shared/work/circle-limits';
import { useState } from 'react';

import { WordsForm, type WordsFormProps } from '../../lib/talk/WordsForm';
import { circleKey } from './useCircle';

interface PostFormProps extends Pick<WordsFormProps, 'label' | 'hint' | 'send' | 'to'> {
  said?: string;
  onDone?: () => void;
}

/** Something to say in the circle: a new post, a reply, or a change of what was said. */
export function PostForm({ said = '', onDone, ...form }: PostFormProps) {
  const [text, setText] = useState(said);
  return (
    <WordsForm
      {...form}
      text={text}
      onText={setText}
      most={circleLimits.post}
      refreshes={[circleKey]}
      onSaid={onDone}
      onCancel={onDone}
    />
  );
}
