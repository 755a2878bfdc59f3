import { useTranslation } from 'react-i18next';

import { SearchWords } from '../../ui/field/SearchWords';
import { Select } from '../../ui/field/Select';
import styles from './Quests.module.css';
import { choices, type Filter, mostWords } from './useQuests';

interface QuestFiltersProps {
  filter: Filter;
  onFilter: (changes: Partial<Filter>) => void;
  /** How many quests fit; said politely. */
  found: number | undefined;
}

/** Words, minutes, company and level. */
export function QuestFilters({ filter, onFilter, found }: QuestFiltersProps) {
  const { t } = useTranslation('quests');
  const set = (name: keyof Filter) => (event: { target: { value: string } }) =>
    onFilter({ [name]: event.target.value });
  return (
    <search className={styles.filters} aria-label={t('filter.label')}>
      <div className={styles.words}>
        <SearchWords
          label={t('filter.search')}
          maxLength={mostWords}
          words={filter.search}
          onWords={(search) => onFilter({ search })}
        />
      </div>
      <Select
        label={t('filter.minutes')}
        value={filter.minutes}
        onChange={set('minutes')}
        choose={t('filter.any_minutes')}
        options={choices.minutes.map((value) => ({ value, label: t('filter.up_to', { count: Number(value) }) }))}
      />
      <Select
        label={t('filter.company')}
        value={filter.company}
        onChange={set('company')}
        choose={t('filter.any_company')}
        options={choices.company.map((value) => ({ value, label: t(`companies.${value}`) }))}
      />
      <Select
        label={t('filter.level')}
        value={filter.level}
        onChange={set('level')}
        choose={t('filter.any_level')}
        options={choices.level.map((value) => ({ value, label: t(`level.${value}`) }))}
      />
      <p className={styles.found} role="status">
        {found === undefined ? '' : t('filter.found', { count: found })}
      </p>
    </search>
  );
}
