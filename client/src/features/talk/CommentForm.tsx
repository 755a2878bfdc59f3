import { practiceLimits } from '@guildhall/shared/work/practice-limits';
import type { Comment } from '@guildhall/shared/work/practice-talk';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';

import { PeoplePicker, type Picked } from '../../lib/people/PeoplePicker';
import { useAlong, useDraft } from '../../lib/talk/drafts.store';
import { WordsForm, type WordsFormProps } from '../../lib/talk/WordsForm';
import { Checkbox } from '../../ui/choice/Checkbox';
import { Disclosure } from '../../ui/disclosure/Disclosure';
import { withMention, withoutMention } from './mention-text';

/** What goes with the words. */
interface Along {
  people: readonly Picked[];
  /** Whether partner councils are to read them. */
  partners: boolean;
}

interface CommentFormProps extends Pick<WordsFormProps, 'label' | 'hint' | 'send' | 'to' | 'begun'> {
  /** What is written is kept under this name. */
  place: string;
  said?: Pick<Comment, 'text' | 'mentions'>;
  /** Asks whether partner councils are to read the thread that this begins. */
  asksPartners?: boolean;
  onDone?: () => void;
}

/** A comment, a reply or a change of what was said, with the colleagues it mentions. */
export function CommentForm({ place, hint, to, said, asksPartners = false, onDone, ...form }: CommentFormProps) {
  const { t } = useTranslation('talk');
  const draft = useDraft(place, said?.text);
  const [{ people, partners }, goWith] = useAlong<Along>(place, { people: said?.mentions ?? [], partners: false });
  const field = useRef<HTMLTextAreaElement>(null);
  const mentions = people.map(({ id }) => id);
  const mention = (now: Picked[]) => {
    const added = now.find(({ id }) => !people.some((person) => person.id === id));
    const taken = people.find(({ id }) => !now.some((person) => person.id === id));
    goWith((along) => ({ ...along, people: now }));
    const words = draft.read();
    const kept = taken ? withoutMention(words, taken.name) : words;
    draft.write(added ? withMention(kept, field.current?.selectionEnd ?? kept.length, added.name) : kept);
  };
  const keepMentioned = (rest: string) =>
    goWith((along) => ({ ...along, people: along.people.filter(({ name }) => rest.includes(`@${name}`)) }));
  return (
    <WordsForm
      {...form}
      hint={asksPartners && partners ? t('comments.partners_hint') : hint}
      most={practiceLimits.comment}
      draft={draft}
      kind="comment"
      to={{ ...to, body: { ...to.body, mentions, ...(asksPartners ? { partners } : {}) } }}
      refreshes={[['practices', 'card']]}
      onSaid={onDone}
      onRest={keepMentioned}
      onCancel={onDone}
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
          onChange={({ target }) => goWith((along) => ({ ...along, partners: target.checked }))}
        />
      ) : null}
    </WordsForm>
  );
}
