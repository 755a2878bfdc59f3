import ink from '../../ui/text/Ink.module.css';
import { useTranslation } from 'react-i18next';

import styles from './Adoption.module.css';
import { useSpan } from './useSpan';
import { useTimeSaved } from './useAdoption';

interface Saved {
  weekly: number;
  total: number;
}

/** As much as fits few organisations: its words take the room that is kept until the true ones are there. */
const plenty: Saved = { weekly: 100 * 60, total: 10_000 * 60 };

/** What the library is worth in time, in one sentence; its room is there before it is known. */
export default function TimeSavedLine() {
  const saved = useTimeSaved().data?.organisation;
  return (
    <p className={styles.saved}>
      <span className={styles.room}>
        <Sentence saved={plenty} />
      </span>
      <span>{saved ? <Sentence saved={saved} /> : null}</span>
    </p>
  );
}

function Sentence({ saved: { weekly, total } }: { saved: Saved }) {
  const { t } = useTranslation('adoption');
  const span = useSpan();
  if (weekly + total === 0) return <span className={ink.soft}>{t('saved.none_yet')}</span>;
  return (
    <>
      <strong>{t('saved.organisation', { weekly: span(weekly) })}</strong>{' '}
      {total > 0 ? <span className={ink.soft}>{t('saved.in_all', { total: span(total) })}</span> : null}
    </>
  );
}
