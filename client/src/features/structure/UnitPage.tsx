import type { UnitPage as Unit } from '@guildhall/shared/people/structure';
import { useTranslation } from 'react-i18next';

import { isLost } from '../../app/pages/is-lost';
import { TroublePage } from '../../app/pages/TroublePage';
import { useBilingual } from '../../lib/i18n/useBilingual';
import { useFormats } from '../../lib/time/useFormats';
import { Card } from '../../ui/card/Card';
import { CardRow, CardRows } from '../../ui/card/CardRow';
import { Stack } from '../../ui/layout/Layout';
import { PageHeader } from '../../ui/layout/PageHeader';
import { Skeleton } from '../../ui/layout/Skeleton';
import { Notice } from '../../ui/notice/Notice';
import { Link } from '../../ui/text/Link';
import { AddUnit } from './AddUnit';
import { ClosedUnits } from './ClosedUnits';
import { CloseUnit } from './CloseUnit';
import { FoundUnits } from './FoundUnits';
import { MoveUnit } from './MoveUnit';
import { OpenUnit } from './OpenUnit';
import { RenameUnit } from './RenameUnit';
import { Seated } from './Seated';
import { UnitFacts } from './UnitFacts';
import styles from './Structure.module.css';
import { useUnitPage, useUnitsBelow } from './useStructure';

/** A unit, for administrators: what it belongs to, what belongs to it, who answers for it and who sits in it. */
export function UnitPage({ id }: { id: string }) {
  const page = useUnitPage(id);
  if (isLost(page)) return <TroublePage error={page.error} onRetry={() => void page.refetch()} />;
  return page.data ? <OneUnit key={id} unit={page.data} /> : <Skeleton lines={8} />;
}

function OneUnit({ unit }: { unit: Unit }) {
  const { t } = useTranslation('structure');
  const { name } = useBilingual();
  const formats = useFormats();
  return (
    <>
      <PageHeader
        title={name(unit)}
        purpose={<UnitFacts unit={unit} />}
        above={<Above unit={unit} />}
        action={
          unit.closedAt ? (
            <OpenUnit unit={unit} />
          ) : (
            <>
              <RenameUnit unit={unit} />
              <MoveUnit unit={unit} />
              <CloseUnit unit={unit} />
              {unit.takes.length > 0 ? <AddUnit above={unit} takes={unit.takes} /> : null}
            </>
          )
        }
      />
      <Stack gap="l">
        {unit.closedAt ? (
          <Notice action={unit.closedInto ? <WentTo unit={unit.closedInto} /> : null}>
            {t('closed', { date: formats.date(unit.closedAt) })}
          </Notice>
        ) : null}
        {unit.units > 0 ? <UnitsWithin unit={unit} /> : null}
        <ClosedUnits parent={unit.id} />
        {unit.closedAt ? null : (
          <>
            <AnswerFor roles={unit.roles} />
            <Seated unit={unit} />
          </>
        )}
      </Stack>
    </>
  );
}

/** Where the people of a closed unit sit now. */
function WentTo({ unit }: { unit: NonNullable<Unit['closedInto']> }) {
  const { t } = useTranslation('structure');
  const { name } = useBilingual();
  return <Link to={`/manage/organisation/${unit.id}`}>{t('went_to', { unit: name(unit) })}</Link>;
}

/** The way to each unit it belongs to. */
function Above({ unit: { above } }: { unit: Unit }) {
  const { t } = useTranslation('structure');
  const { name } = useBilingual();
  return (
    <nav aria-label={t('above')}>
      <ol className={styles.above}>
        <li>
          <Link to="/manage/organisation">{t('title')}</Link>
        </li>
        {above.map((each) => (
          <li key={each.id}>
            <Link to={`/manage/organisation/${each.id}`}>{name(each)}</Link>
          </li>
        ))}
      </ol>
    </nav>
  );
}

function UnitsWithin({ unit }: { unit: Unit }) {
  const { t } = useTranslation('structure');
  const { name } = useBilingual();
  const { data } = useUnitsBelow(unit.id);
  return (
    <Card title={t('within', { unit: name(unit) })}>
      {data ? <FoundUnits units={data.map((each) => ({ ...each, above: [] }))} /> : <Skeleton lines={3} />}
    </Card>
  );
}

/** Who leads or manages it. */
function AnswerFor({ roles }: Pick<Unit, 'roles'>) {
  const { t } = useTranslation('structure');
  return (
    <Card title={t('answer_for')}>
      {roles.length === 0 ? (
        <p>{t('nobody_answers')}</p>
      ) : (
        <CardRows>
          {roles.map(({ id, role, member }) => (
            <CardRow
              key={id}
              title={
                <Link to={`/manage/people/${member.id}`} look="quiet">
                  {member.name}
                </Link>
              }
              detail={t(`role.${role}`)}
            />
          ))}
        </CardRows>
      )}
    </Card>
  );
}
