import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';

import { isLost } from '../../app/pages/is-lost';
import { TroublePage } from '../../app/pages/TroublePage';
import { ProblemNotice } from '../../lib/api/ProblemNotice';
import { Card } from '../../ui/card/Card';
import { SearchWords } from '../../ui/field/SearchWords';
import { EmptyState } from '../../ui/layout/EmptyState';
import { Stack } from '../../ui/layout/Layout';
import { PageHeader } from '../../ui/layout/PageHeader';
import { Skeleton } from '../../ui/layout/Skeleton';
import ink from '../../ui/text/Ink.module.css';
import { AddUnit } from './AddUnit';
import { ClosedUnits } from './ClosedUnits';
import { FoundUnits } from './FoundUnits';
import { UnitTree } from './UnitTree';
import { useFoundUnits, useUnitsBelow } from './useStructure';

/** The units of the organisation as a tree, for administrators. */
export function TreePage() {
  const { t } = useTranslation('structure');
  const [params, setParams] = useSearchParams();
  const search = params.get('search') ?? '';
  const tops = useUnitsBelow(null);
  if (isLost(tops)) return <TroublePage error={tops.error} onRetry={() => void tops.refetch()} />;
  return (
    <>
      <PageHeader
        title={t('title')}
        purpose={t('purpose')}
        action={<AddUnit above={null} takes={['directorate', 'cohort']} />}
      />
      <Stack gap="l">
        <SearchWords
          label={t('search')}
          words={search}
          onWords={(words) => setParams(words ? { search: words } : {}, { replace: true })}
        />
        {search ? <Found search={search} /> : <Tree tops={tops} />}
        <ClosedUnits {...(search ? { search } : {})} />
      </Stack>
    </>
  );
}

function Tree({ tops: { data, error } }: { tops: ReturnType<typeof useUnitsBelow> }) {
  const { t } = useTranslation('structure');
  if (!data) return error ? <ProblemNotice problem={error} urgent={false} /> : <Skeleton lines={8} block />;
  if (data.length === 0)
    return (
      <EmptyState alone title={t('none')}>
        {t('none_words')}
      </EmptyState>
    );
  return (
    <Card title={t('tree')}>
      <Stack>
        <UnitTree tops={data} />
        <p className={ink.soft}>{t('keys')}</p>
      </Stack>
    </Card>
  );
}

function Found({ search }: { search: string }) {
  const { t } = useTranslation('structure');
  const { data, error } = useFoundUnits(search);
  if (!data) return error ? <ProblemNotice problem={error} urgent={false} /> : <Skeleton lines={8} block />;
  if (data.length === 0)
    return (
      <EmptyState alone title={t('not_found')}>
        {t('not_found_words')}
      </EmptyState>
    );
  return (
    <Card title={t('found')}>
      <FoundUnits units={data} />
    </Card>
  );
}
