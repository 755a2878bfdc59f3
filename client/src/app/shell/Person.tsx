import { useTranslation } from 'react-i18next';

import { useBilingual } from '../../lib/i18n/useBilingual';
import { useMe } from '../../lib/me/useMe';
import { SignOut } from '../../lib/me/SignOut';
import { IconButton } from '../../ui/button/IconButton';
import { Crest } from '../../ui/pictures/Crest';
import styles from './Person.module.css';

/** Who is signed in, with their team's crest, and the way out. */
export function Person() {
  const { t } = useTranslation('app');
  const { member, organisation, units } = useMe();
  const { name } = useBilingual();
  const home = units.at(-1) ?? organisation;
  return (
    <div className={styles.person}>
      <Crest id={home.id} size="m" />
      <div className={styles.words}>
        <div className={styles.name}>{member.name}</div>
        <div className={styles.team}>{name(home)}</div>
      </div>
      <SignOut>
        {(leave, busy) => <IconButton icon="out" label={t('shell.sign_out')} busy={busy} onClick={leave} />}
      </SignOut>
    </div>
  );
}
