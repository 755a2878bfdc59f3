import type { BadgeMoved, ChallengeResults, ResultFigures } from '@guildhall/shared/game/challenge-results';
import { useTranslation } from 'react-i18next';

import { useBilingual } from '../../lib/i18n/useBilingual';
import { useFormats } from '../../lib/time/useFormats';
import { Link } from '../../ui/text/Link';
import styles from './Challenges.module.css';
import { ResultTable } from './ResultTable';

interface CorrectionProps {
  challenge: Pick<ChallengeResults, 'mode' | 'goal'>;
  before: ResultFigures;
  after: ResultFigures;
  badges: readonly BadgeMoved[];
}

/** What a correction makes other: the figures beside those before, how far everyone came, and badges that come and go. */
export function Correction({ challenge, before, after, badges }: CorrectionProps) {
  const { t } = useTranslation('challenges');
  const { percent } = useFormats();
  return (
    <>
      {before.progress !== null && after.progress !== null && before.progress !== after.progress ? (
        <p>{t('results.progress', { before: percent(before.progress), now: percent(after.progress) })}</p>
      ) : null}
      <ResultTable caption={t('results.table')} challenge={challenge} figures={after} before={before} />
      {badges.length > 0 ? (
        <ul className={styles.came}>
          {badges.map((moved) => (
            <OneBadge key={moved.badge.id} moved={moved} />
          ))}
        </ul>
      ) : null}
    </>
  );
}

function OneBadge({ moved: { badge, came, went } }: { moved: BadgeMoved }) {
  const { t } = useTranslation('challenges');
  const { text } = useBilingual();
  const { number } = useFormats();
  const words = (key: 'came' | 'went', holders: number | null) =>
    holders === null ? t(`results.some_${key}`) : holders > 0 ? t(`results.${key}`, { number: number(holders) }) : '';
  return (
    <li>
      <Link to={`/badges/${badge.id}`}>{text(badge.name)}</Link>:{' '}
      {[words('came', came), words('went', went)].filter(Boolean).join(', ')}.
    </li>
  );
}
