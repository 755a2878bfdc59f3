import { useTranslation } from 'react-i18next';

import { SaveWords } from '../../lib/announce/SaveWords';
import type { KeeperState } from '../../lib/keeping/keeper';
import { useFormats } from '../../lib/time/useFormats';
import { Icon } from '../../ui/icons/Icon';
import styles from './Writing.module.css';

const calm: readonly KeeperState<unknown>['standing'][] = ['untouched', 'saving', 'saved'];

/** Where one's words are at this moment, honestly. */
export function SaveState({
  standing,
  storedAt,
  onDevice,
}: Pick<KeeperState<unknown>, 'standing' | 'storedAt' | 'onDevice'>) {
  const { t } = useTranslation('practices');
  const { time } = useFormats();
  const words = {
    untouched: t('keeping.untouched'),
    saving: t('keeping.saving'),
    saved: t('keeping.saved', { time: time(storedAt ?? 0) }),
    device: t('keeping.device'),
    refused: t('keeping.refused'),
    changed: t('keeping.device_only'),
  };
  return (
    <p className={styles.state} data-standing={onDevice ? standing : 'nowhere'}>
      <Icon
        name={standing === 'saved' ? 'done' : standing === 'saving' || standing === 'untouched' ? 'clock' : 'info'}
      />
      <SaveWords
        words={onDevice ? words[standing] : t('keeping.nowhere')}
        worrying={!onDevice || !calm.includes(standing)}
        saved={standing === 'saved'}
      />
    </p>
  );
}
