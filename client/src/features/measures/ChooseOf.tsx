import type { ChallengeEntry } from '@guildhall/shared/game/challenges';
import type { Measures } from '@guildhall/shared/insight/measures';
import { useTranslation } from 'react-i18next';

import { useBilingual } from '../../lib/i18n/useBilingual';
import { useFormats } from '../../lib/time/useFormats';
import { Select } from '../../ui/field/Select';
import { useChallengeList } from '../challenges/useChallenges';
import styles from './Measures.module.css';
import type { OfWhich } from './useMeasures';

interface ChooseOfProps {
  seasons: Measures['seasons'];
  of: OfWhich;
  onChoose: (of: OfWhich) => void;
}

/** Chooses between the season, earlier ones and the challenges that have something to tell; stays off paper. */
export function ChooseOf({ seasons, of, onChoose }: ChooseOfProps) {
  const { t } = useTranslation('measures');
  const { text } = useBilingual();
  const { range } = useFormats();
  const { data } = useChallengeList();
  const challenges = (data?.entries ?? []).filter((entry) => entry.id === of.challenge || hasBegun(entry));
  const [, ...earlier] = seasons;
  const options = [
    ...earlier.map(({ number, startsAt, endsAt }) => ({
      value: `${number}`,
      label: t('season', { number, range: range(startsAt, endsAt) }),
    })),
    ...challenges.map(({ id, title }) => ({ value: id, label: text(title) })),
  ];
  if (options.length === 0) return null;
  const choose = (value: string) => {
    if (value === '') onChoose({});
    else onChoose(earlier.some(({ number }) => `${number}` === value) ? { season: value } : { challenge: value });
  };
  return (
    <div className={styles.choice}>
      <Select
        label={t('of')}
        value={of.challenge ?? of.season ?? ''}
        choose={t('of_season')}
        options={options}
        onChange={({ target }) => choose(target.value)}
      />
    </div>
  );
}

function hasBegun({ state }: ChallengeEntry): boolean {
  return state === 'open' || state === 'settling' || state === 'settled';
}
