import type { PersonPage as Person } from '@guildhall/shared/people/people';
import { useTranslation } from 'react-i18next';

import { isLost } from '../../app/pages/is-lost';
import { TroublePage } from '../../app/pages/TroublePage';
import { useBilingual } from '../../lib/i18n/useBilingual';
import { useFormats } from '../../lib/time/useFormats';
import { Card } from '../../ui/card/Card';
import { CardRow, CardRows } from '../../ui/card/CardRow';
import { Row, Stack } from '../../ui/layout/Layout';
import { PageHeader } from '../../ui/layout/PageHeader';
import { Skeleton } from '../../ui/layout/Skeleton';
import { Notice } from '../../ui/notice/Notice';
import { Link } from '../../ui/text/Link';
import { EraseLeaver } from './EraseLeaver';
import { GiveRole } from './GiveRole';
import { HasLeft } from './HasLeft';
import { IsHereAgain } from './IsHereAgain';
import { MovePerson } from './MovePerson';
import { OnLeave, Roles } from './OnePerson';
import { SamePerson } from './SamePerson';
import { usePerson } from './usePeople';

/** Somebody, for administrators: where they sit and sat, the roles they hold, long leave, and leaving. */
export function PersonPage({ id }: { id: string }) {
  const page = usePerson(id);
  if (isLost(page)) return <TroublePage error={page.error} onRetry={() => void page.refetch()} />;
  return page.data ? <OnePage person={page.data} /> : <Skeleton lines={8} />;
}

function OnePage({ person }: { person: Person }) {
  const { t } = useTranslation('people');
  const formats = useFormats();
  const { name, email, leftAt } = person;
  return (
    <>
      <PageHeader title={name} purpose={email} above={<Link to="/manage/people">{t('title')}</Link>} />
      <Stack gap="l">
        {leftAt ? <Notice>{t('left.on', { date: formats.date(leftAt) })}</Notice> : null}
        <Seats person={person} />
        {leftAt ? null : <HeldRoles person={person} />}
        {leftAt ? null : (
          <Card title={t('leave.press')}>
            <OnLeave person={person} />
          </Card>
        )}
        <Row>
          {leftAt ? <IsHereAgain person={person} /> : <HasLeft person={person} />}
          {leftAt ? <EraseLeaver person={person} /> : null}
          {leftAt ? null : <SamePerson person={person} />}
        </Row>
      </Stack>
    </>
  );
}

/** Where they sit now, and where they sat before. */
function Seats({ person }: { person: Person }) {
  const { t } = useTranslation('people');
  const { name } = useBilingual();
  const formats = useFormats();
  return (
    <Card title={t('seats.title')}>
      <Stack>
        {person.unit || person.leftAt ? null : <p>{t('seats.none')}</p>}
        {person.stays.length > 0 ? (
          <CardRows>
            {person.stays.map(({ unit, from, to }) => (
              <CardRow
                key={from}
                title={
                  <Link to={`/manage/organisation/${unit.id}`} look="quiet">
                    {name(unit)}
                  </Link>
                }
                detail={
                  to
                    ? t('seats.from_to', { from: formats.date(from), to: formats.date(to) })
                    : t('seats.since', { from: formats.date(from) })
                }
              />
            ))}
          </CardRows>
        ) : null}
        {person.leftAt ? null : (
          <Row>
            <MovePerson person={person} />
          </Row>
        )}
      </Stack>
    </Card>
  );
}

function HeldRoles({ person }: { person: Person }) {
  const { t } = useTranslation('people');
  return (
    <Card title={t('roles')}>
      <Stack>
        {person.roles.length > 0 ? <Roles person={person} /> : <p>{t('no_roles')}</p>}
        <Row>
          <GiveRole person={person} />
        </Row>
      </Stack>
    </Card>
  );
}
