import { useTranslation } from 'react-i18next';
import { NavLink } from 'react-router';

import { useHeldMe } from '../../lib/me/useMe';
import { screens, type Screen } from '../navigation';
import styles from './Navigation.module.css';
import { useCurrentInSight } from './useCurrentInSight';

/** The product's navigation: what everyone uses, then what this person looks after. */
export function Navigation({ onGo }: { onGo?: () => void }) {
  const { t } = useTranslation('app');
  const abilities = useHeldMe()?.abilities ?? [];
  const offered = screens.filter(({ nav, ability }) => nav && (!ability || abilities.includes(ability)));
  const nav = useCurrentInSight();
  const managing = offered.filter(({ nav }) => nav?.group === 'managers');
  return (
    <nav ref={nav} aria-label={t('shell.navigation')} className={styles.nav}>
      <Links screens={offered.filter(({ nav }) => nav?.group === 'everyone')} onGo={onGo} />
      {managing.length > 0 ? (
        <>
          <h2 className={styles.head}>{t('nav.managing')}</h2>
          <Links screens={managing} onGo={onGo} />
        </>
      ) : null}
    </nav>
  );
}

function Links({ screens: shown, onGo }: { screens: readonly Screen[]; onGo?: (() => void) | undefined }) {
  const { t } = useTranslation('app');
  return (
    <ul className={styles.list}>
      {shown.map(({ path, nav }) => (
        <li key={path}>
          <NavLink to={path} end={path === '/'} className={styles.link} onClick={onGo}>
            {t(`nav.${nav?.label ?? ''}`)}
          </NavLink>
        </li>
      ))}
    </ul>
  );
}
