import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';

import { useFormats } from '../../lib/time/useFormats';
import { Card } from '../../ui/card/Card';
import { Progress } from '../../ui/layout/Progress';
import { Stack } from '../../ui/layout/Layout';
import { Link } from '../../ui/text/Link';
import { SeenBy } from '../points/SeenBy';
import { usePointsNow } from '../points/usePoints';
import { Waiting } from './Waiting';

/** The reader's own points of the season, and who else sees them. */
export function PointsCard() {
  const { t } = useTranslation('home');
  const { number } = useFormats();
  const points = usePointsNow();
  if (!points) return <Waiting lines={3} />;
  if (!points.season) return null;
  const { enough, points: now } = points.season;
  return (
    <Card title={t('points.title')}>
      <Stack>
        <Progress label={t('points.season')} share={now / enough} words={number(now)} />
        {/* Its words are fetched once the card is drawn. */}
        <Suspense fallback={null}>
          <SeenBy />
        </Suspense>
        <Link to="/points">{t('points.why')}</Link>
      </Stack>
    </Card>
  );
}
