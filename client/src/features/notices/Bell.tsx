import { useTranslation } from 'react-i18next';
import { NavLink } from 'react-router';

import { useUnread } from '../../lib/news/useMyNews';
import { Icon } from '../../ui/icons/Icon';
import { VisuallyHidden } from '../../ui/text/VisuallyHidden';
import styles from './Bell.module.css';

const most = 99;

/** The way to one's notices, with how many are unread. */
export function Bell() {
  const { t } = useTranslation('app');
  const unread = useUnread() ?? 0;
  return (
    <NavLink to="/notices" className={styles.bell}>
      <Icon name="bell" />
      <VisuallyHidden>{t('shell.notices', { count: unread })}</VisuallyHidden>
      {unread > 0 ? (
        <span className={styles.count} aria-hidden="true">
          {unread > most ? `${most}+` : unread}
        </span>
      ) : null}
    </NavLink>
  );
}
