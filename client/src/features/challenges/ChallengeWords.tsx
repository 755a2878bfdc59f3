import { lazy, Suspense } from 'react';
import { useFormContext, useWatch } from 'react-hook-form';

import type { FormValues } from './form-values';

const WordsHint = lazy(() => import('../glossary/WordsHint'));

/** Words of the challenge that its readers may not know, while it is written. */
export function ChallengeWords() {
  const { control } = useFormContext<FormValues>();
  const texts = useWatch({ control, name: ['title', 'purpose', 'help'] });
  return (
    <Suspense>
      <WordsHint texts={texts} />
    </Suspense>
  );
}
