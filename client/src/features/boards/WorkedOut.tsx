import type { ScoreParts } from '@guildhall/shared/game/boards';
import { useTranslation } from 'react-i18next';

import { useFormats } from '../../lib/time/useFormats';
import { Card } from '../../ui/card/Card';
import { Progress } from '../../ui/layout/Progress';
import { Stack } from '../../ui/layout/Layout';
import ink from '../../ui/text/Ink.module.css';

const names = ['breadth', 'depth', 'uplift', 'outreach'] as const;

/** How a unit's score is made, part by part, in plain words. */
export function WorkedOut({ parts }: { parts: ScoreParts }) {
  const { t } = useTranslation('boards');
  const { number } = useFormats();
  return (
    <Card title={t('parts.title')}>
      <Stack>
        {names.map((name) => (
          <Stack key={name} gap="s">
            <Progress
              label={t(`parts.${name}.name`)}
              share={parts[name].share}
              words={t('parts.of', { points: number(parts[name].points, 1), of: parts[name].outOf })}
            />
            <p className={ink.soft}>{t(`parts.${name}.words`)}</p>
          </Stack>
        ))}
        <p className={ink.soft}>{t('parts.rounded')}</p>
        {parts.teams ? (
          <p className={ink.soft}>{t('parts.teams', { at: parts.teams.atFloor, count: parts.teams.all })}</p>
        ) : null}
      </Stack>
    </Card>
  );
}
