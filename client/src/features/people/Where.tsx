import type { PersonHere } from '@guildhall/shared/people/people';
import { useTranslation } from 'react-i18next';

import { useBilingual } from '../../lib/i18n/useBilingual';
import styles from './People.module.css';

/** Where somebody sits, or sat last, and their e-mail address. */
export function Where({ unit, email }: Pick<PersonHere, 'unit' | 'email'>) {
  const { t } = useTranslation('people');
  const { name } = useBilingual();
  return (
    <p className={styles.where}>
      {unit ? name(unit) : t('no_unit')} · <Address email={email} />
    </p>
  );
}

/** An e-mail address; one that is too long for the line goes on before its “@”. */
function Address({ email }: { email: string }) {
  const at = email.lastIndexOf('@');
  return (
    <>
      {email.slice(0, at)}
      <wbr />
      {email.slice(at)}
    </>
  );
}
