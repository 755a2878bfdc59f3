import type { PersonHere } from '@guildhall/shared/people/people';
import { useTranslation } from 'react-i18next';

import { useFormats } from '../../lib/time/useFormats';
import { CardRow } from '../../ui/card/CardRow';
import { Link } from '../../ui/text/Link';
import { IsHereAgain } from './IsHereAgain';
import { Where } from './Where';

/** Somebody who has left, and the way back. */
export function OneLeaver({ person }: { person: PersonHere }) {
  const { id, name, email, unit, leftAt } = person;
  const { t } = useTranslation('people');
  const formats = useFormats();
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
          {leftAt ? <p>{t('left.on', { date: formats.date(leftAt) })}</p> : null}
        </>
      }
      end={<IsHereAgain person={person} />}
    />
  );
}
