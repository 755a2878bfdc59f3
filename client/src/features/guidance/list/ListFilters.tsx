import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { SearchField } from '../../../ui/field/SearchField';
import { Select } from '../../../ui/field/Select';
import styles from './List.module.css';
import { type GuidanceSought, kinds, states } from './useGuidanceList';

const typingPause = 250;

interface ListFiltersProps {
  sought: GuidanceSought;
  onChange: (changes: Partial<GuidanceSought>) => void;
}

/** Words, kind and state; each takes effect at once and stands in the address. */
export function ListFilters({ sought, onChange }: ListFiltersProps) {
  const { t } = useTranslation('guidance');
  return (
    <search className={styles.filters}>
      <Words words={sought.search} onWords={(search) => onChange({ search })} />
      <Select
        label={t('list.kind')}
        value={sought.kind}
        choose={t('list.any_kind')}
        options={kinds.map((kind) => ({ value: kind, label: t(`kind.${kind}`) }))}
        onChange={({ target }) => onChange({ kind: target.value as GuidanceSought['kind'] })}
      />
      <Select
        label={t('list.state')}
        value={sought.state}
        choose={t('list.any_state')}
        options={states.map((state) => ({ value: state, label: t(`state.${state}`) }))}
        onChange={({ target }) => onChange({ state: target.value as GuidanceSought['state'] })}
      />
    </search>
  );
}

/** Looks when the typing rests; follows the address when that changes otherwise. */
function Words({ words, onWords }: { words: string; onWords: (words: string) => void }) {
  const { t } = useTranslation('guidance');
  const [typed, setTyped] = useState(words);

  useEffect(() => setTyped(words), [words]);
  useEffect(() => {
    if (typed.trim() === words.trim()) return undefined;
    const timer = setTimeout(() => onWords(typed.trim()), typingPause);
    return () => clearTimeout(timer);
  }, [typed, words, onWords]);

  return (
    <div className={styles.words}>
      <SearchField label={t('list.search')} value={typed} onChange={({ target }) => setTyped(target.value)} />
    </div>
  );
}
