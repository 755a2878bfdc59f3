import type { PersonHere } from '@guildhall/shared/people/people';
import { useTranslation } from 'react-i18next';

import { useFormats } from '../../lib/time/useFormats';
import { CardRow } from '../../ui/card/CardRow';
import { AskBefore } from './AskBefore';
import { Where } from './Where';

/** Somebody who has left, and the way back. */
export function OneLeaver({ person: { id, name, email, unit, leftAt } }: { person: PersonHere }) {
  const { t } = useTranslation('people');
  const formats = useFormats();
  return (
    <CardRow
      title={name}
      detail={
        <>
          <Where unit={unit} email={email} />
          {leftAt ? <p>{t('left.on', { date: formats.date(leftAt) })}</p> : null}
        </>
      }
      end={
        <AskBefore
          press={t('returned.press')}
          label={t('returned.label', { name })}
          title={t('returned.title', { name })}
          points={['place', 'sign_in', 'roles'].map((key) => t(`returned.${key}`, { name }))}
          go={t('returned.go')}
          path={`/api/people/${id}/returned`}
          says="people:returned.done"
          name={name}
        />
      }
    />
  );
}
