import { useTranslation } from 'react-i18next';

import { SearchField } from '../../ui/field/SearchField';
import { Select } from '../../ui/field/Select';
import styles from './Quests.module.css';
import type { Filter } from './useQuests';

interface QuestFiltersProps {
  filter: Filter;
  onFilter: (filter: Filter) => void;
  /** How many quests fit; said politely. */
  found: number | undefined;
}

const lengths = [10, 20, 30, 45];
const levels = [1, 2, 3, 4];
const companies = ['alone', 'with_one', 'party'] as const;

/** Words, minutes, company and level. */
export function QuestFilters({ filter, onFilter, found }: QuestFiltersProps) {
  const { t } = useTranslation('quests');
  const set = (name: keyof Filter) => (event: { target: { value: string } }) =>
    onFilter({ ...filter, [name]: event.target.value });
  return (
    <search className={styles.filters} aria-label={t('filter.label')}>
      <div className={styles.words}>
        <SearchField label={t('filter.search')} value={filter.search} onChange={set('search')} />
      </div>
      <Select
        label={t('filter.minutes')}
        value={filter.minutes}
        onChange={set('minutes')}
        choose={t('filter.any_minutes')}
        options={lengths.map((minutes) => ({ value: String(minutes), label: t('filter.up_to', { count: minutes }) }))}
      />
      <Select
        label={t('filter.company')}
        value={filter.company}
        onChange={set('company')}
        choose={t('filter.any_company')}
        options={companies.map((value) => ({ value, label: t(`companies.${value}`) }))}
      />
      <Select
        label={t('filter.level')}
        value={filter.level}
        onChange={set('level')}
        choose={t('filter.any_level')}
        options={levels.map((level) => ({ value: String(level), label: t(`level.${level}`) }))}
      />
      <p className={styles.found} role="status">
        {found === undefined ? '' : t('filter.found', { count: found })}
      </p>
    </search>
  );
}
