import type { ChallengeSnapshot } from '@guildhall/shared/game/challenges';
import { useTranslation } from 'react-i18next';

import { useBilingual } from '../../lib/i18n/useBilingual';
import { useFormats } from '../../lib/time/useFormats';
import { Card } from '../../ui/card/Card';
import { Progress } from '../../ui/layout/Progress';
import { Stack } from '../../ui/layout/Layout';

/** How far everyone has come towards the one goal; nothing where units race. */
export function CommonGoal({ challenge }: { challenge: ChallengeSnapshot }) {
  const { t } = useTranslation('challenges');
  const { name } = useBilingual();
  const { percent } = useFormats();
  const { share, ways } = challenge.progress;
  const [one, other] = challenge.units;
  if (share === null) return null;
  const target = challenge.target ?? 0;
  const kind = challenge.mode === 'together' ? (challenge.goal ?? 'sum') : challenge.mode;
  return (
    <Card title={t('goal.title')}>
      <Stack>
        <Progress
          label={t(`goal.${kind}`, { count: target })}
          share={share}
          words={t('goal.way', { share: percent(Math.min(1, share)) })}
        />
        {ways && one && other ? (
          <p>{t('goal.ways', { one: name(one), there: ways[0], other: name(other), back: ways[1] })}</p>
        ) : null}
        {share >= 1 ? <p>{t('goal.reached')}</p> : null}
      </Stack>
    </Card>
  );
}
