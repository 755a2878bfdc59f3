import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

import { Bell } from '../../features/notices/Bell';
import { Wordmark } from '../../ui/pictures/Wordmark';
import { Navigation } from './Navigation';
import { Person } from './Person';
import { ShowSwitches } from './ShowSwitches';
import styles from './Sidebar.module.css';

/** Wide screens: the navigation stays in sight. */
export function Sidebar() {
  const { t } = useTranslation('app');
  return (
    <header className={styles.sidebar}>
      <div className={styles.head}>
        <Link to="/" className={styles.mark} aria-label={t('shell.home')}>
          <Wordmark />
        </Link>
        <Bell />
      </div>
      <Navigation />
      <div className={styles.foot}>
        <ShowSwitches />
        <Person />
      </div>
    </header>
  );
}
