import { practiceLimits } from '@guildhall/shared/work/practice-limits';
import type { Comment } from '@guildhall/shared/work/practice-talk';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useCommand } from '../../lib/api/useCommand';
import { PeoplePicker, type Picked } from '../../lib/people/PeoplePicker';
import { WordsForm } from '../../lib/talk/WordsForm';
import { Checkbox } from '../../ui/choice/Checkbox';
import { Disclosure } from '../../ui/disclosure/Disclosure';
import { withMention, withoutMention } from './mention-text';

interface CommentFormProps {
  label: string;
  hint?: string;
  send: string;
  /** Where it goes: a new comment, a reply, or a change of what was said. */
  to: { method: 'POST' | 'PUT'; path: string; replyTo?: string };
  said?: Pick<Comment, 'text' | 'mentions'>;
  /** Asks whether partner councils are to read the thread that this begins. */
  asksPartners?: boolean;
  onDone?: () => void;
}

/** Something to say, with the colleagues it mentions; the words stay until they have arrived. */
export function CommentForm({ label, hint, send, to, said, asksPartners = false, onDone }: CommentFormProps) {
  const { t } = useTranslation('talk');
  const [text, setText] = useState(said?.text ?? '');
  const [people, setPeople] = useState<Picked[]>(said?.mentions ?? []);
  const [partners, setPartners] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const { method, path, ...more } = to;
  const say = useCommand<string>({
    command: (words) => ({
      method,
      path,
      body: { text: words, mentions: people.map(({ id }) => id), ...(asksPartners ? { partners } : {}), ...more },
    }),
    refreshes: [['practices', 'card']],
    waitsAs: 'connection.what.words',
  });
  const mention = (now: Picked[]) => {
    const added = now.find(({ id }) => !people.some((person) => person.id === id));
    const taken = people.find(({ id }) => !now.some((person) => person.id === id));
    setPeople(now);
    setText((words) => {
      const kept = taken ? withoutMention(words, taken.name) : words;
      return added ? withMention(kept, field.current?.selectionEnd ?? kept.length, added.name) : kept;
    });
  };
  const settle = () => {
    setText('');
    setPeople([]);
    setPartners(false);
    onDone?.();
  };
  return (
    <WordsForm
      label={label}
      hint={partners ? t('comments.partners_hint') : hint}
      most={practiceLimits.comment}
      text={text}
      onText={setText}
      tooShort={t('comments.too_short')}
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
      field={field}
    >
      <Disclosure summary={t('comments.mention')} open={people.length > 0}>
        <PeoplePicker
          label={t('comments.mention_whom')}
          hint={t('comments.mention_hint')}
          people={people}
          onPeople={mention}
          most={practiceLimits.mentions}
        />
      </Disclosure>
      {asksPartners ? (
        <Checkbox
          label={t('comments.ask_partners')}
          checked={partners}
          onChange={({ target }) => setPartners(target.checked)}
        />
      ) : null}
    </WordsForm>
  );
}
