import type { PersonHere } from '@guildhall/shared/people/people';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';

import { isLost } from '../../app/pages/is-lost';
import { TroublePage } from '../../app/pages/TroublePage';
import { ProblemNotice } from '../../lib/api/ProblemNotice';
import { Button } from '../../ui/button/Button';
import { Card } from '../../ui/card/Card';
import { CardRows } from '../../ui/card/CardRow';
import { Switch } from '../../ui/choice/Switch';
import { SearchWords } from '../../ui/field/SearchWords';
import { EmptyState } from '../../ui/layout/EmptyState';
import { Row, Stack } from '../../ui/layout/Layout';
import { PageHeader } from '../../ui/layout/PageHeader';
import { Skeleton } from '../../ui/layout/Skeleton';
import ink from '../../ui/text/Ink.module.css';
import { OneLeaver } from './OneLeaver';
import { OnePerson } from './OnePerson';
import { usePeople } from './usePeople';

/** Who is here, for administrators: they say who has left or come back, who is away for long and which roles have ended. */
export function ListPage() {
  const { t } = useTranslation('people');
  const [params, setParams] = useSearchParams();
  const search = params.get('search') ?? '';
  const left = params.has('left');
  const found = usePeople(search, left);
  const change = (name: 'search' | 'left', value: string) =>
    setParams(
      (now) => {
        if (value) now.set(name, value);
        else now.delete(name);
        return now;
      },
      { replace: true },
    );
  if (isLost(found)) return <TroublePage error={found.error} onRetry={() => void found.refetch()} />;
  const people = found.data?.pages.flatMap((page) => page.people);
  return (
    <>
      <PageHeader title={t('title')} purpose={t('purpose')} />
      <Stack gap="l">
        <SearchWords label={t('search')} words={search} onWords={(words) => change('search', words)} />
        <Switch label={t('show_left')} on={left} onChange={(on) => change('left', on ? 'true' : '')} />
        {people ? <People people={people} left={left} /> : <Skeleton lines={8} block />}
        <ProblemNotice problem={found.error} urgent={false} />
        {found.hasNextPage ? (
          <Row>
            <Button busy={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
              {t('more')}
            </Button>
          </Row>
        ) : null}
        {left ? null : <p className={ink.soft}>{t('come')}</p>}
      </Stack>
    </>
  );
}

function People({ people, left }: { people: readonly PersonHere[]; left: boolean }) {
  const { t } = useTranslation('people');
  if (people.length === 0)
    return (
      <EmptyState alone title={t(left ? 'none_left' : 'none')}>
        {t(left ? 'none_left_words' : 'none_words')}
      </EmptyState>
    );
  const Person = left ? OneLeaver : OnePerson;
  return (
    <Card title={t(left ? 'list_left' : 'list')}>
      <CardRows>
        {people.map((person) => (
          <Person key={person.id} person={person} />
        ))}
      </CardRows>
    </Card>
  );
}
