import { useTranslation } from 'react-i18next';

import { ProblemNotice } from '../../../lib/api/ProblemNotice';
import { Stack } from '../../../ui/layout/Layout';
import { PageHeader } from '../../../ui/layout/PageHeader';
import { Skeleton } from '../../../ui/layout/Skeleton';
import { Tabs } from '../../../ui/tabs/Tabs';
import { Link } from '../../../ui/text/Link';
import { ListFilters } from './ListFilters';
import { ListResults } from './ListResults';
import { Ownerless } from './Ownerless';
import { type Whose, useGuidanceList, useGuidanceSearch, whose } from './useGuidanceList';

/** Every policy, guide and register: being written, under review, or there to be read. */
export default function ListPage() {
  const { t } = useTranslation('guidance');
  const [sought, change] = useGuidanceSearch();
  const panel = <Found key={sought.whose} />;
  return (
    <>
      <PageHeader
        title={t('list.title')}
        purpose={t('list.purpose')}
        action={
          <>
            <Link to="/glossary" look="secondary">
              {t('list.glossary')}
            </Link>
            <Link to="/guidance/new" look="primary">
              {t('list.begin')}
            </Link>
          </>
        }
      />
      <Stack gap="l">
        <Ownerless />
        <Tabs
          label={t('list.which')}
          chosen={sought.whose}
          onChoose={(key) => change({ whose: key as Whose })}
          tabs={whose.map((key) => ({ key, label: t(`list.${key}`), panel }))}
        />
      </Stack>
    </>
  );
}

function Found() {
  const [sought, change] = useGuidanceSearch();
  const list = useGuidanceList(sought);
  return (
    <Stack gap="l">
      <ListFilters sought={sought} onChange={change} />
      <ProblemNotice problem={list.error} urgent={false} />
      {list.data ? (
        <ListResults
          sought={sought}
          entries={list.data.pages.flatMap(({ entries }) => entries)}
          looking={list.isPlaceholderData}
          onAll={() => change({ search: '', kind: '', state: '' })}
          more={list.hasNextPage ? { busy: list.isFetchingNextPage, load: () => void list.fetchNextPage() } : null}
        />
      ) : list.error ? null : (
        <Skeleton lines={6} block />
      )}
    </Stack>
  );
}
