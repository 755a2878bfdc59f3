import type { UnitPage } from '@guildhall/shared/people/structure';
import { useTranslation } from 'react-i18next';

import { ProblemNotice } from '../../lib/api/ProblemNotice';
import { useFormats } from '../../lib/time/useFormats';
import { Button } from '../../ui/button/Button';
import { Card } from '../../ui/card/Card';
import { CardRow, CardRows } from '../../ui/card/CardRow';
import { Row } from '../../ui/layout/Layout';
import { Skeleton } from '../../ui/layout/Skeleton';
import { useSeated } from './useStructure';

/** Who sits in a unit now, and since when. */
export function Seated({ unit: { id } }: { unit: UnitPage }) {
  const { t } = useTranslation('structure');
  const formats = useFormats();
  const seated = useSeated(id);
  const people = seated.data?.pages.flatMap((page) => page.people);
  return (
    <Card title={t('seated')}>
      {people ? null : <Skeleton lines={4} />}
      {people?.length === 0 ? <p>{t('nobody_seated')}</p> : null}
      {people && people.length > 0 ? (
        <CardRows>
          {people.map((person) => (
            <CardRow key={person.id} title={person.name} detail={t('since', { date: formats.date(person.since) })} />
          ))}
        </CardRows>
      ) : null}
      <ProblemNotice problem={seated.error} urgent={false} />
      {seated.hasNextPage ? (
        <Row>
          <Button busy={seated.isFetchingNextPage} onClick={() => void seated.fetchNextPage()}>
            {t('more')}
          </Button>
        </Row>
      ) : null}
    </Card>
  );
}
