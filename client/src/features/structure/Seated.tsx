import type { UnitPage } from '@guildhall/shared/people/structure';
import { useTranslation } from 'react-i18next';

import { ProblemNotice } from '../../lib/api/ProblemNotice';
import { useFormats } from '../../lib/time/useFormats';
import { Button } from '../../ui/button/Button';
import { Card } from '../../ui/card/Card';
import { CardRow, CardRows } from '../../ui/card/CardRow';
import { Row, Stack } from '../../ui/layout/Layout';
import { Skeleton } from '../../ui/layout/Skeleton';
import { Link } from '../../ui/text/Link';
import { BringPerson } from './BringPerson';
import { useSeated } from './useStructure';

/** Who sits in a unit now, and since when. */
export function Seated({ unit }: { unit: UnitPage }) {
  const { id } = unit;
  const { t } = useTranslation('structure');
  const formats = useFormats();
  const seated = useSeated(id);
  const people = seated.data?.pages.flatMap((page) => page.people);
  return (
    <Card title={t('seated')}>
      <Stack>
        {people ? null : <Skeleton lines={4} />}
        {people?.length === 0 ? <p>{t('nobody_seated')}</p> : null}
        {people && people.length > 0 ? (
          <CardRows>
            {people.map((person) => (
              <CardRow
                key={person.id}
                title={
                  <Link to={`/manage/people/${person.id}`} look="quiet">
                    {person.name}
                  </Link>
                }
                detail={t('since', { date: formats.date(person.since) })}
              />
            ))}
          </CardRows>
        ) : null}
        <ProblemNotice problem={seated.error} urgent={false} />
        <Row>
          {seated.hasNextPage ? (
            <Button busy={seated.isFetchingNextPage} onClick={() => void seated.fetchNextPage()}>
              {t('more')}
            </Button>
          ) : null}
          <BringPerson unit={unit} />
        </Row>
      </Stack>
    </Card>
  );
}
