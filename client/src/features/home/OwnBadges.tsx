import { useTranslation } from 'react-i18next';
import { Link as RouterLink } from 'react-router';

import { useBilingual } from '../../lib/i18n/useBilingual';
import { Card } from '../../ui/card/Card';
import { Badge } from '../../ui/pictures/Badge';
import { Link } from '../../ui/text/Link';
import styles from './Home.module.css';
import { useOwnBadges } from './useHome';
import { Waiting } from './Waiting';

const most = 3;

/** The latest badges of the reader; a quiet way to the wall when there are none yet. */
export function OwnBadges() {
  const { t } = useTranslation('home');
  const { text } = useBilingual();
  const badges = useOwnBadges();
  if (!badges) return <Waiting lines={3} />;
  return (
    <Card title={t('badges.title')} aside={<Link to="/badges">{t('badges.all')}</Link>}>
      {badges.length === 0 ? <p>{t('badges.none')}</p> : null}
      <ul className={styles.badges}>
        {badges.slice(0, most).map(({ id, name, look }) => (
          <li key={id}>
            <RouterLink to={`/badges/${id}`}>
              <Badge name={text(name)} {...look} earned size="m" />
            </RouterLink>
          </li>
        ))}
      </ul>
    </Card>
  );
}
