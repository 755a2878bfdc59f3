import type { GuidanceState } from '@guildhall/shared/work/guidance-document';
import { useTranslation } from 'react-i18next';

import { Pill, type Tone } from '../../ui/text/Pill';

const tones: Record<GuidanceState, Tone> = {
  outline: 'plain',
  drafting: 'accent',
  consultation: 'brass',
  review: 'brass',
  ready: 'accent',
  approved: 'moss',
  published: 'moss',
  due: 'berry',
  withdrawn: 'plain',
  archived: 'plain',
};

export function StatePill({ state }: { state: GuidanceState }) {
  const { t } = useTranslation('guidance');
  return <Pill tone={tones[state]}>{t(`state.${state}`)}</Pill>;
}
