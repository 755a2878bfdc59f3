import type { PersonHere } from '@guildhall/shared/people/people';
import { useTranslation } from 'react-i18next';

import { AskBefore } from './AskBefore';

/** The way out, for everyone but the only administrator. */
export function HasLeft({ person: { id, name, onlyAdmin } }: { person: PersonHere }) {
  const { t } = useTranslation('people');
  if (onlyAdmin) return null;
  return (
    <AskBefore
      ends
      press={t('left.press')}
      label={t('left.label', { name })}
      title={t('left.title', { name })}
      points={['sign_in', 'place', 'work', 'deputy', 'for_good'].map((key) => t(`left.${key}`, { name }))}
      go={t('left.go')}
      path={`/api/people/${id}/left`}
      says="people:left.done"
      name={name}
    />
  );
}
