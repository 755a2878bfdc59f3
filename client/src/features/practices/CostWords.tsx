import type { PracticeCost } from '@guildhall/shared/work/practice-card';
import { useTranslation } from 'react-i18next';

import { useFormats } from '../../lib/time/useFormats';

/** What a practice costs another team, and what it is spent on. */
export function CostWords({ cost: { band, amount, note } }: { cost: PracticeCost }) {
  const { t } = useTranslation('practices');
  const { number } = useFormats();
  const range = amount === null ? t(`cost.${band}`) : t('cost.pounds', { amount: number(amount) });
  return <>{[range, note].filter(Boolean).join(': ')}</>;
}
