import { useTranslation } from 'react-i18next';

import { mostPlanks } from './bridge';
import { BridgeScene } from './BridgeScene';

interface BridgeProps {
  /** Whose bridge it is; part of the text alternative. */
  name: string;
  /** One share, 0..1, a colleague, in an order that gives nobody away. */
  fills: readonly number[];
}

/** One plank a colleague, filled by their capped share. It sways once when a plank is laid and lights up when it is whole. */
export function Bridge({ name, fills }: BridgeProps) {
  const { t } = useTranslation('ui');
  const on = fills.filter((fill) => fill > 0).length;
  const words = [
    `${t('bridge.of', { name })}.`,
    t('bridge.words', { on, count: fills.length }),
    fills.length > mostPlanks ? t('bridge.grouped') : '',
    fills.length > 0 && fills.every((fill) => fill >= 1) ? t('bridge.complete') : '',
  ];
  return <BridgeScene fills={fills} label={words.filter(Boolean).join(' ')} />;
}
