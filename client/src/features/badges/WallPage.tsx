import type { BadgeWall } from '@guildhall/shared/game/badges';
import { useTranslation } from 'react-i18next';

import { isLost } from '../../app/pages/is-lost';
import { TroublePage } from '../../app/pages/TroublePage';
import { useAbility } from '../../lib/me/useMe';
import { Card } from '../../ui/card/Card';
import { Stack } from '../../ui/layout/Layout';
import { PageHeader } from '../../ui/layout/PageHeader';
import { Skeleton } from '../../ui/layout/Skeleton';
import { Notice } from '../../ui/notice/Notice';
import { Link } from '../../ui/text/Link';
import styles from './Badges.module.css';
import { useWall } from './useBadges';
import { WallBadge } from './WallBadge';

type OnWall = BadgeWall['badges'][number];
const shelves = ['earned', 'open', 'coming'] as const;

/** Every badge: earned ones on velvet, the others as the outline they will fill. */
export default function WallPage() {
  const { t } = useTranslation('badges');
  const wall = useWall();
  const mayWrite = useAbility('badge.write');
  if (isLost(wall)) return <TroublePage error={wall.error} onRetry={() => void wall.refetch()} />;
  return (
    <>
      <PageHeader
        title={t('wall.title')}
        purpose={t('wall.purpose')}
        action={mayWrite ? <Link to="/manage/badges">{t('wall.designs')}</Link> : undefined}
      />
      {wall.data ? <Shelves wall={wall.data} /> : <Skeleton lines={6} block />}
    </>
  );
}

function Shelves({ wall }: { wall: BadgeWall }) {
  const { t } = useTranslation('badges');
  return (
    <Stack gap="l">
      {wall.playing === false ? <Notice>{t('wall.not_playing')}</Notice> : null}
      {shelves.map((shelf) => {
        const badges = wall.badges.filter((badge) => shelfOf(badge) === shelf);
        if (badges.length === 0 && shelf !== 'earned') return null;
        return (
          <Card key={shelf} title={t(`wall.shelf.${shelf}`)}>
            {badges.length === 0 ? <p>{t('wall.none')}</p> : null}
            <ul className={styles.wall}>
              {badges.map((badge) => (
                <WallBadge key={badge.id} badge={badge} />
              ))}
            </ul>
          </Card>
        );
      })}
    </Stack>
  );
}

function shelfOf({ own, units, status }: OnWall): (typeof shelves)[number] {
  if (own > 0 || units.length > 0) return 'earned';
  return status === 'coming' ? 'coming' : 'open';
}
