import type { ChallengeErratum, ChallengeResults } from '@guildhall/shared/game/challenge-results';
import { useTranslation } from 'react-i18next';

import { isLost } from '../../app/pages/is-lost';
import { TroublePage } from '../../app/pages/TroublePage';
import { useBilingual } from '../../lib/i18n/useBilingual';
import { Card } from '../../ui/card/Card';
import { Stack } from '../../ui/layout/Layout';
import { PageHeader } from '../../ui/layout/PageHeader';
import { Skeleton } from '../../ui/layout/Skeleton';
import { Link } from '../../ui/text/Link';
import ink from '../../ui/text/Ink.module.css';
import { Anew } from './Anew';
import styles from './Challenges.module.css';
import { Correction } from './Correction';
import { ResultTable } from './ResultTable';
import { useDates } from './useDates';
import { useResults } from './useResults';

/** What came of a challenge as it was announced, and every correction since, the latest first; or what another one would be. */
export function Results({ id, anew }: { id: string; anew: boolean }) {
  return anew ? <Anew id={id} /> : <Known id={id} />;
}

function Known({ id }: { id: string }) {
  const results = useResults(id);
  if (isLost(results)) return <TroublePage error={results.error} onRetry={() => void results.refetch()} />;
  return results.data ? <Screen id={id} results={results.data} /> : <Skeleton lines={8} block />;
}

function Screen({ id, results }: { id: string; results: ChallengeResults }) {
  const { t } = useTranslation('challenges');
  const { text } = useBilingual();
  const { moment } = useDates();
  return (
    <>
      <PageHeader
        title={t('results.title')}
        purpose={t('results.purpose')}
        above={<Link to={`/challenges/${id}`}>{text(results.title)}</Link>}
      />
      <Stack gap="l">
        {results.errata.toReversed().map((erratum) => (
          <Erratum key={erratum.number} erratum={erratum} challenge={results} />
        ))}
        <Card title={t('results.original')}>
          <ResultTable
            caption={t('results.settled', { date: moment(results.settledAt) })}
            challenge={results}
            figures={results.original}
          />
        </Card>
      </Stack>
    </>
  );
}

function Erratum({ erratum, challenge }: { erratum: ChallengeErratum; challenge: ChallengeResults }) {
  const { t } = useTranslation('challenges');
  const { moment } = useDates();
  const { number, by, at, reason, before, after, badges } = erratum;
  return (
    <Card title={t('results.number', { number })}>
      <Stack>
        <blockquote className={styles.why}>{reason}</blockquote>
        <p className={ink.soft}>{t('results.by', { name: by, date: moment(at) })}</p>
        <Correction {...{ challenge, before, after, badges }} />
      </Stack>
    </Card>
  );
}
