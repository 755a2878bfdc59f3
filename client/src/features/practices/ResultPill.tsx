import type { PracticeResult } from '@guildhall/shared/work/practice-card';
import { useTranslation } from 'react-i18next';

import { Pill, type Tone } from '../../ui/text/Pill';

const tones: Record<PracticeResult, Tone> = { worked: 'moss', 'in-part': 'brass', 'did-not': 'brass' };

/** How it went, with the same weight whichever it is. */
export function ResultPill({ result }: { result: PracticeResult | null }) {
  const { t } = useTranslation('practices');
  return result ? <Pill tone={tones[result]}>{t(`result.${result}`)}</Pill> : null;
}
