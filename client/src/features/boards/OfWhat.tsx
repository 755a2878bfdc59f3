import { useTranslation } from 'react-i18next';

import { Select } from '../../ui/field/Select';
import styles from './Boards.module.css';
import type { Span } from './spans';
import { useSpanWords } from './useSpans';

interface OfWhatProps {
  spans: readonly Span[];
  chosen: Span | undefined;
  onChoose: (key: string) => void;
}

/** Chooses between the season that runs, all time, earlier seasons and challenges. */
export function OfWhat({ spans, chosen, onChoose }: OfWhatProps) {
  const { t } = useTranslation('boards');
  const { choice } = useSpanWords();
  return (
    <div className={styles.choice}>
      <Select
        label={t('of_what')}
        value={chosen?.key ?? 'none'}
        options={[
          // What the address asks for is not there, or not read yet.
          ...(chosen ? [] : [{ value: 'none', label: t('of_none'), disabled: true }]),
          ...spans.map((span) => ({ value: span.key, label: choice(span) })),
        ]}
        onChange={({ target }) => onChoose(target.value)}
      />
    </div>
  );
}
