import { circleLimits } from '@guildhall/shared/work/circle-limits';

import { useDraft } from '../../lib/talk/drafts.store';
import { WordsForm, type WordsFormProps } from '../../lib/talk/WordsForm';
import { circleKey } from './useCircle';

interface PostFormProps extends Pick<WordsFormProps, 'label' | 'hint' | 'send' | 'to' | 'begun'> {
  /** What is written is kept under this name. */
  place: string;
  said?: string;
  onDone?: () => void;
}

/** Something to say in the circle: a new post, a reply, or a change of what was said. */
export function PostForm({ place, said = '', onDone, ...form }: PostFormProps) {
  return (
    <WordsForm
      {...form}
      draft={useDraft(place, said)}
      kind="post"
      most={circleLimits.post}
      refreshes={[circleKey]}
      onSaid={onDone}
      onCancel={onDone}
    />
  );
}
