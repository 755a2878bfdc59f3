import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';

import { ProblemNotice } from '../../lib/api/ProblemNotice';
import { Row, Stack } from '../../ui/layout/Layout';
import { PageHeader } from '../../ui/layout/PageHeader';
import { Skeleton } from '../../ui/layout/Skeleton';
import { Tabs } from '../../ui/tabs/Tabs';
import { Link } from '../../ui/text/Link';
import TimeSavedLine from '../adoption/TimeSavedLine';
import { KeptHere } from './KeptHere';
import { LibraryFilters } from './LibraryFilters';
import { LibraryResults } from './LibraryResults';
import { everything, useLibrary, useLibrarySearch } from './useLibrary';

const Ownerless = lazy(() => import('../care/Ownerless'));

/** Everything that colleagues have shared, and one's own drafts. */
export default function LibraryPage() {
  const { t } = useTranslation('practices');
  const [search, change] = useLibrarySearch();
  const panel = <Library key={String(search.mine)} />;
  return (
    <>
      <PageHeader
        title={t('library.title')}
        purpose={t('library.purpose')}
        above={<Link to="/practices/files">{t('library.files')}</Link>}
        action={
          <Row>
            <Link to="/practices/questions" look="secondary">
              {t('library.open_questions')}
            </Link>
            <Link to="/practices/new" look="primary">
              {t('library.write')}
            </Link>
          </Row>
        }
      />
      <Stack>
        <TimeSavedLine />
        <Suspense>
          <Ownerless />
        </Suspense>
        <Tabs
          label={t('library.which')}
          chosen={search.mine ? 'mine' : 'all'}
          onChoose={(key) => change({ mine: key === 'mine' })}
          tabs={[
            { key: 'all', label: t('library.all'), panel },
            { key: 'mine', label: t('library.mine'), panel },
          ]}
        />
      </Stack>
    </>
  );
}

function Library() {
  const [search, change] = useLibrarySearch();
  const library = useLibrary(search);
  return (
    <Stack gap="l">
      {search.mine ? <KeptHere /> : null}
      <LibraryFilters search={search} onChange={change} />
      <ProblemNotice problem={library.error} urgent={false} />
      {library.data ? (
        <LibraryResults
          search={search}
          searchedFor={library.data.pages[0]?.searchedFor ?? null}
          entries={library.data.pages.flatMap(({ entries }) => entries)}
          looking={library.isPlaceholderData}
          onAll={() => change(everything)}
          onWords={() => change({ ...everything, search: search.search })}
          more={
            library.hasNextPage ? { busy: library.isFetchingNextPage, load: () => void library.fetchNextPage() } : null
          }
        />
      ) : library.error ? null : (
        <Skeleton lines={6} block />
      )}
    </Stack>
  );
}
