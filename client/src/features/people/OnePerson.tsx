import type { HeldRole, PersonHere } from '@guildhall/shared/people/people';
import { useTranslation } from 'react-i18next';

import { useMe } from '../../lib/me/useMe';
import { dayIn } from '../../lib/time/format';
import { useFormats } from '../../lib/time/useFormats';
import { useBilingual } from '../../lib/i18n/useBilingual';
import { CardRow } from '../../ui/card/CardRow';
import { Row } from '../../ui/layout/Layout';
import { Link } from '../../ui/text/Link';
import { AskBefore } from './AskBefore';
import { HasLeft } from './HasLeft';
import { LongLeave } from './LongLeave';
import styles from './People.module.css';
import { Where } from './Where';

/** Somebody who is here, where they sit, the roles they hold, the ways out of both, and long leave. */
export function OnePerson({ person }: { person: PersonHere }) {
  const { id, name, email, unit } = person;
  return (
    <CardRow
      title={
        <Link to={`/manage/people/${id}`} look="quiet">
          {name}
        </Link>
      }
      detail={
        <>
          <Where unit={unit} email={email} />
          <Roles person={person} />
          <OnLeave person={person} />
        </>
      }
      end={<HasLeft person={person} />}
    />
  );
}

/** The roles they hold, each with its end. */
export function Roles({ person: { name, roles, onlyAdmin } }: { person: PersonHere }) {
  const { t } = useTranslation('people');
  if (roles.length === 0) return null;
  return (
    <ul className={styles.roles} aria-label={t('roles_of', { name })}>
      {roles.map((role) => (
        <OneRole key={role.id} name={name} role={role} stays={onlyAdmin && role.role === 'admin'} />
      ))}
    </ul>
  );
}

/** Their long leave, if one is recorded, and how to record, change or end it. */
export function OnLeave({ person }: { person: PersonHere }) {
  const { t } = useTranslation('people');
  const formats = useFormats();
  const { id, name, absence } = person;
  const { zone } = useMe().organisation;
  const end = absence && absence.from > dayIn(zone, new Date()) ? 'off' : 'back';
  const until = absence?.until ? formats.day(absence.until) : '';
  return (
    <div className={styles.flush}>
      <Row>
        {absence ? (
          <span>{t(until ? 'leave.from_until' : 'leave.from_on', { from: formats.day(absence.from), until })}</span>
        ) : null}
        <LongLeave person={person} />
        {absence ? (
          <AskBefore
            quiet
            press={t(`${end}.press`)}
            label={t(`${end}.label`, { name })}
            title={t(`${end}.title`, { name })}
            points={[t(`${end}.counts`, { name })]}
            go={t(`${end}.go`)}
            path={`/api/people/${id}/back`}
            says={`people:${end}.done`}
            name={name}
          />
        ) : null}
      </Row>
    </div>
  );
}

interface OneRoleProps {
  name: string;
  role: HeldRole;
  /** It cannot be ended: nobody else holds it. */
  stays: boolean;
}

function OneRole({ name, role: { id, role, unit }, stays }: OneRoleProps) {
  const { t } = useTranslation('people');
  const { name: nameOf } = useBilingual();
  const words = unit ? t('role_of', { role: t(`role.${role}`), unit: nameOf(unit) }) : t(`role.${role}`);
  return (
    <li className={styles.flush}>
      <Row>
        <span>{words}</span>
        {stays ? (
          <span>{t('only_admin')}</span>
        ) : (
          <AskBefore
            quiet
            ends
            press={t('end.press')}
            label={t('end.label', { name, role: words })}
            title={t('end.title', { name, role: words })}
            points={[t('end.at_once', { name }), t('end.again')]}
            go={t('end.go')}
            path={`/api/people/roles/${id}/end`}
            says="people:end.done"
            name={name}
          />
        )}
      </Row>
    </li>
  );
}
