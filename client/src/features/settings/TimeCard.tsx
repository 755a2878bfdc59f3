import { useTranslation } from 'react-i18next';

import { useMe } from '../../lib/me/useMe';
import { Card } from '../../ui/card/Card';
import { Select } from '../../ui/field/Select';
import { Stack } from '../../ui/layout/Layout';
import { Saved } from './Saved';
import { useChangeSettings } from './useChangeSettings';

const budgets = [10, 15, 20, 30, 45, 60, 90, 120];

/** How many minutes a week a member has for this. */
export function TimeCard() {
  const { t } = useTranslation('settings');
  const { weeklyMinutes } = useMe().member.settings;
  const { change, done, kept, problem } = useChangeSettings();
  const offered = [...new Set([...budgets, ...(weeklyMinutes === null ? [] : [weeklyMinutes])])].sort((a, b) => a - b);
  return (
    <Card title={t('time.title')}>
      <Stack gap="s">
        <Select
          label={t('time.label')}
          hint={t('time.hint')}
          options={offered.map((minutes) => ({ value: String(minutes), label: t('time.minutes', { minutes }) }))}
          choose={t('time.any')}
          value={weeklyMinutes === null ? '' : String(weeklyMinutes)}
          onChange={({ target }) => change({ weeklyMinutes: target.value === '' ? null : Number(target.value) })}
        />
        <Saved done={done} kept={kept} problem={problem} />
      </Stack>
    </Card>
  );
}
