import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

import { Button } from '../../ui/button/Button';
import { Dialog } from '../../ui/dialog/Dialog';
import { Bell } from '../../features/notices/Bell';
import { Wordmark } from '../../ui/pictures/Wordmark';
import { Navigation } from './Navigation';
import { Person } from './Person';
import { ShowSwitches } from './ShowSwitches';
import styles from './TopBar.module.css';

/** Small screens: the navigation opens from a bar across the top. */
export function TopBar() {
  const { t } = useTranslation('app');
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <header className={styles.bar}>
      <Link to="/" className={styles.mark} aria-label={t('shell.home')}>
        <Wordmark />
      </Link>
      <div className={styles.ways}>
        <Bell />
        <Button look="quiet" icon="menu" aria-haspopup="dialog" aria-expanded={open} onClick={() => setOpen(true)}>
          {t('shell.menu')}
        </Button>
      </div>
      <Dialog open={open} onClose={close} title={t('shell.menu')} look="side">
        <div className={styles.drawer}>
          <Navigation onGo={close} />
          <div className={styles.foot}>
            <ShowSwitches />
            <Person />
          </div>
        </div>
      </Dialog>
    </header>
  );
}
