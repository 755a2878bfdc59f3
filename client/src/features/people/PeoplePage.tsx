import type { PersonHere } from '@guildhall/shared/people/people';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';

import { isLost } from '../../app/pages/is-lost';
import { TroublePage } from '../../app/pages/TroublePage';
import { ProblemNotice } from '../../lib/api/ProblemNotice';
import { Button } from '../../ui/button/Button';
import { Card } from '../../ui/card/Card';
import { CardRows } from '../../ui/card/CardRow';
import { SearchWords } from '../../ui/field/SearchWords';
import { EmptyState } from '../../ui/layout/EmptyState';
import { Row, Stack } from '../../ui/layout/Layout';
import { PageHeader } from '../../ui/layout/PageHeader';
import { Skeleton } from '../../ui/layout/Skeleton';
import { OnePerson } from './OnePerson';
import { usePeople } from './usePeople';

/** Who is here, for administrators: they say who has left and which roles have ended. */
export default function PeoplePage() {
  const { t } = useTranslation('people');
  const [params, setParams] = useSearchParams();
  const search = params.get('search') ?? '';
  const found = usePeople(search);
  if (isLost(found)) return <TroublePage error={found.error} onRetry={() => void found.refetch()} />;
  const people = found.data?.pages.flatMap((page) => page.people);
  return (
    <>
      <PageHeader title={t('title')} purpose={t('purpose')} />
      <Stack gap="l">
        <SearchWords
          label={t('search')}
          words={search}
          onWords={(words) => setParams(words ? { search: words } : {}, { replace: true })}
        />
        {people ? <People people={people} /> : <Skeleton lines={8} block />}
        <ProblemNotice problem={found.error} urgent={false} />
        {found.hasNextPage ? (
          <Row>
            <Button busy={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
              {t('more')}
            </Button>
          </Row>
        ) : null}
      </Stack>
    </>
  );
}

function People({ people }: { people: readonly PersonHere[] }) {
  const { t } = useTranslation('people');
  if (people.length === 0)
    return (
      <EmptyState alone title={t('none')}>
        {t('none_words')}
      </EmptyState>
    );
  return (
    <Card title={t('list')}>
      <CardRows>
        {people.map((person) => (
          <OnePerson key={person.id} person={person} />
        ))}
      </CardRows>
    </Card>
  );
}
