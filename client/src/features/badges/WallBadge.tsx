import type { BadgeWall } from '@guildhall/shared/game/badges';
import { useTranslation } from 'react-i18next';

import { useCelebrated } from '../../lib/celebration/celebration.store';
import { useBilingual } from '../../lib/i18n/useBilingual';
import { useFormats } from '../../lib/time/useFormats';
import { Badge } from '../../ui/pictures/Badge';
import { Link } from '../../ui/text/Link';
import ink from '../../ui/text/Ink.module.css';
import styles from './Badges.module.css';

/** One badge on the wall: the pin or its outline, its name, and what it is for. */
export function WallBadge({ badge }: { badge: BadgeWall['badges'][number] }) {
  const { t } = useTranslation('badges');
  const { text, name } = useBilingual();
  const { list, shortDate } = useFormats();
  const fresh = useCelebrated('badge', badge.id);
  const earned = badge.own > 0 || badge.units.length > 0;
  const facts = [
    badge.own > 1 ? t('wall.times', { count: badge.own }) : '',
    badge.units.length > 0 ? t('wall.unit', { units: list(badge.units.map(name)) }) : '',
    badge.earnedAt ? shortDate(badge.earnedAt) : '',
  ];
  return (
    <li className={styles.onWall}>
      <Badge name={text(badge.name)} {...badge.look} earned={earned} size="l" fresh={fresh} decorative />
      <h3>
        <Link to={`/badges/${badge.id}`} look="quiet">
          {text(badge.name)}
        </Link>
      </h3>
      <p className={ink.soft}>{text(badge.forWhat)}</p>
      <p className={ink.soft}>{facts.filter(Boolean).join(' · ')}</p>
    </li>
  );
}
