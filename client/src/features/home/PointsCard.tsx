import { useTranslation } from 'react-i18next';

import { useFormats } from '../../lib/time/useFormats';
import { Card } from '../../ui/card/Card';
import { Progress } from '../../ui/layout/Progress';
import { Stack } from '../../ui/layout/Layout';
import { Link } from '../../ui/text/Link';
import { usePointsNow } from '../points/usePoints';
import { Waiting } from './Waiting';

/** The reader's own points of the season, seen by nobody else. */
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
        <p>{t('points.only_you')}</p>
        <Link to="/points">{t('points.why')}</Link>
      </Stack>
    </Card>
  );
}
