import { useDraft } from '../../lib/talk/drafts.store';
import { WordsForm, type WordsFormProps } from '../../lib/talk/WordsForm';
import { AnsweredAlready } from './AnsweredAlready';

interface SayFormProps extends Pick<
  WordsFormProps,
  'label' | 'hint' | 'most' | 'send' | 'kind' | 'field' | 'onArrived'
> {
  path: string;
  /** What is written is kept under this name. */
  place: string;
  /** Query keys to read anew besides the card. */
  refreshes?: WordsFormProps['refreshes'];
  /** What others asked and got an answer to is offered while one types. */
  offersAnswers?: boolean;
  /** A second way to send it, which says that it asks for a tip. */
  askTip?: string;
}

/** A question or an answer. */
export function SayForm({ path, place, refreshes = [], offersAnswers = false, askTip, ...form }: SayFormProps) {
  const draft = useDraft(place);
  return (
    <WordsForm
      {...form}
      to={{ path }}
      draft={draft}
      least={5}
      refreshes={[['practices', 'card'], ...refreshes]}
      other={askTip ? { send: askTip, body: { tip: true } } : undefined}
    >
      {offersAnswers ? <AnsweredAlready text={draft.text} /> : null}
    </WordsForm>
  );
}
