import { lazy, Suspense } from 'react';
import { useFormContext, useWatch } from 'react-hook-form';

import type { QuestValues } from './definition-values';

const WordsHint = lazy(() => import('../glossary/WordsHint'));

/** Words of the quest that its readers may not know, while it is written. */
export function QuestHints() {
  const { control } = useFormContext<QuestValues>();
  const { definition } = useWatch({ control }) as QuestValues;
  const { title, why, alreadyDoThis, withoutDevice, steps } = definition;
  const texts = [title, why, alreadyDoThis, withoutDevice, ...steps.flatMap((step) => [step.title, step.help])];
  return (
    <Suspense>
      <WordsHint texts={texts} />
    </Suspense>
  );
}
