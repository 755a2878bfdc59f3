import type { ChallengeEntry } from '@guildhall/shared/game/challenges';
import { useTranslation } from 'react-i18next';

import { useBilingual } from '../../lib/i18n/useBilingual';
import { Select } from '../../ui/field/Select';
import { useChallengeList } from '../challenges/useChallenges';
import styles from './Measures.module.css';

/** Chooses between the season and the challenges that have something to tell; stays off paper. */
export function OfChallenge({ chosen, onChoose }: { chosen: string; onChoose: (id: string) => void }) {
  const { t } = useTranslation('measures');
  const { text } = useBilingual();
  const { data } = useChallengeList();
  const told = (data?.entries ?? []).filter((entry) => entry.id === chosen || hasBegun(entry));
  if (told.length === 0) return null;
  return (
    <div className={styles.choice}>
      <Select
        label={t('of')}
        value={chosen}
        choose={t('of_season')}
        options={told.map(({ id, title }) => ({ value: id, label: text(title) }))}
        onChange={({ target }) => onChoose(target.value)}
      />
    </div>
  );
}

function hasBegun({ state }: ChallengeEntry): boolean {
  return state === 'open' || state === 'settling' || state === 'settled';
}
