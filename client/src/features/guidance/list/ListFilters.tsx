import { useTranslation } from 'react-i18next';

import { SearchWords } from '../../../ui/field/SearchWords';
import { Select } from '../../../ui/field/Select';
import styles from './List.module.css';
import { type GuidanceSought, kinds, states } from './useGuidanceList';

interface ListFiltersProps {
  sought: GuidanceSought;
  onChange: (changes: Partial<GuidanceSought>) => void;
}

/** Words, kind and state; each takes effect at once and stands in the address. */
export function ListFilters({ sought, onChange }: ListFiltersProps) {
  const { t } = useTranslation('guidance');
  return (
    <search className={styles.filters}>
      <div className={styles.words}>
        <SearchWords label={t('list.search')} words={sought.search} onWords={(search) => onChange({ search })} />
      </div>
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
