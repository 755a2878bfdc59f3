import type { BadgeAward, BadgePage as Page } from '@guildhall/shared/game/badges';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';

import { isLost } from '../../app/pages/is-lost';
import { TroublePage } from '../../app/pages/TroublePage';
import { useCelebrated } from '../../lib/celebration/celebration.store';
import { useBilingual } from '../../lib/i18n/useBilingual';
import { pathOf } from '../../lib/places/path-of';
import { useFormats } from '../../lib/time/useFormats';
import { Card } from '../../ui/card/Card';
import { Columns } from '../../ui/layout/Layout';
import { PageHeader } from '../../ui/layout/PageHeader';
import { Skeleton } from '../../ui/layout/Skeleton';
import { Badge } from '../../ui/pictures/Badge';
import { Link } from '../../ui/text/Link';
import ink from '../../ui/text/Ink.module.css';
import styles from './Badges.module.css';
import { Moves } from './Moves';
import { useBadge } from './useBadges';
import { useSentence } from './useSentence';

const BadgeCare = lazy(() => import('./BadgeCare'));
const AskAbout = lazy(() => import('./AskAbout'));

/** One badge: what it takes, and why the reader or their unit earned it. */
export default function BadgePage() {
  const { id = '' } = useParams();
  const badge = useBadge(id);
  if (isLost(badge)) return <TroublePage error={badge.error} onRetry={() => void badge.refetch()} />;
  return badge.data ? <Screen badge={badge.data} /> : <Skeleton lines={6} block />;
}

function Screen({ badge }: { badge: Page }) {
  const { t } = useTranslation('badges');
  const { text } = useBilingual();
  const fresh = useCelebrated('badge', badge.id);
  const earned = badge.awards.some(({ takenBack }) => takenBack === null);
  return (
    <>
      <PageHeader
        title={text(badge.name)}
        purpose={text(badge.forWhat)}
        above={<Link to="/badges">{t('page.all')}</Link>}
        picture={<Badge name={text(badge.name)} {...badge.look} earned={earned} size="l" fresh={fresh} />}
      />
      <Columns
        main={
          <Card title={t(earned ? 'page.why' : 'page.standing')}>
            {badge.awards.length === 0 ? <p>{t('page.not_yet')}</p> : null}
            <ul className={styles.awards}>
              {badge.awards.map((award) => (
                <Award key={award.id} award={award} />
              ))}
            </ul>
          </Card>
        }
        side={
          <>
            <WhatItTakes badge={badge} />
            {badge.mayTakeBack && badge.status !== 'coming' ? (
              <Suspense>
                <BadgeCare badge={badge} />
              </Suspense>
            ) : null}
          </>
        }
      />
    </>
  );
}

function WhatItTakes({ badge }: { badge: Page }) {
  const { t } = useTranslation('badges');
  const sentence = useSentence();
  return (
    <Card title={t('page.takes')}>
      <p className={styles.sentence}>{badge.sentence ? sentence(badge.sentence) : t('page.coming')}</p>
      <p className={ink.soft}>{t(`repeat.${badge.repeat}`)}</p>
      {badge.holders === null ? null : <p className={ink.soft}>{t('page.holders', { count: badge.holders })}</p>}
    </Card>
  );
}

function Award({ award }: { award: BadgeAward }) {
  const { t } = useTranslation('badges');
  const { name } = useBilingual();
  const { date, shortDate } = useFormats();
  const more = award.count - award.grounds.length;
  return (
    <li>
      <p>
        {award.unit
          ? t('page.unit_earned', { unit: name(award.unit), date: date(award.earnedAt) })
          : t('page.earned', { date: date(award.earnedAt) })}
      </p>
      <ul className={styles.grounds}>
        {award.grounds.map((ground) => (
          <li key={`${ground.kind}:${ground.at}:${ground.link?.id}`}>
            {ground.link ? (
              <Link to={pathOf(ground.link)}>{t(`ground.${ground.kind}`)}</Link>
            ) : (
              t(`ground.${ground.kind}`)
            )}
            , {shortDate(ground.at)}
          </li>
        ))}
        {more > 0 ? <li>{t('page.more', { count: more })}</li> : null}
      </ul>
      {/* What a person did tells itself. */}
      {award.takenBack && award.takenBack.reason.code !== 'taken_by_hand' ? (
        <p className={ink.soft}>{t(`page.ended.${award.takenBack.reason.code}`, { date: date(award.takenBack.at) })}</p>
      ) : null}
      <Moves moves={award.moves} />
      {award.mayAsk ? (
        <Suspense>
          <AskAbout award={award.id} />
        </Suspense>
      ) : null}
    </li>
  );
}
