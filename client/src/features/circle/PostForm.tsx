import { circleLimits } from '@guildhall/shared/work/circle-limits';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useCommand } from '../../lib/api/useCommand';
import { WordsForm } from '../../lib/talk/WordsForm';
import { circleKey } from './useCircle';

interface PostFormProps {
  label: string;
  hint?: string;
  send: string;
  /** Where it goes: a new post, a reply, or a change of what was said. */
  to: { path: string; method?: 'POST' | 'PUT'; replyTo?: string };
  said?: string;
  onDone?: () => void;
}

/** Something to say in the circle; the words stay until they have arrived. */
export function PostForm({ label, hint, send, to, said = '', onDone }: PostFormProps) {
  const { t } = useTranslation('circle');
  const [text, setText] = useState(said);
  const { path, method = 'POST', ...more } = to;
  const say = useCommand<string>({
    command: (words) => ({ method, path, body: { text: words, ...more } }),
    refreshes: [circleKey],
    waitsAs: 'connection.what.words',
  });
  const settle = () => {
    setText('');
    onDone?.();
  };
  return (
    <WordsForm
      label={label}
      hint={hint}
      most={circleLimits.post}
      text={text}
      onText={setText}
      tooShort={t('talk.too_short')}
      send={send}
      busy={say.busy}
      problem={say.problem}
      onSend={(words, arrived) =>
        say.run(words, {
          onSuccess: () => {
            arrived();
            settle();
          },
        })
      }
      cancel={onDone ? { label: t('cancel'), onCancel: onDone } : undefined}
    />
  );
}
