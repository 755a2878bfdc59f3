import type { PracticeFilters, PracticeSort } from '@guildhall/shared/work/practices';
import { useTranslation } from 'react-i18next';

import { useBilingual } from '../../lib/i18n/useBilingual';
import { classes } from '../../ui/classes';
import { Disclosure } from '../../ui/disclosure/Disclosure';
import { SearchWords } from '../../ui/field/SearchWords';
import { Select } from '../../ui/field/Select';
import styles from './Library.module.css';
import { ages, audiences, type LibrarySearch, sorts, useLibraryFilters } from './useLibrary';
import { useLimits } from './useLimits';

interface LibraryFiltersProps {
  search: LibrarySearch;
  onChange: (changes: Partial<LibrarySearch>) => void;
}

/** Words and order first; what narrows the search is folded, and what does so now stays in sight. Each takes effect at once and stands in the address. */
export function LibraryFilters({ search, onChange }: LibraryFiltersProps) {
  const { t } = useTranslation('practices');
  const { data: filters } = useLibraryFilters();
  const usual: PracticeSort = search.search ? 'closest' : 'newest';
  return (
    <search className={styles.filters}>
      <div className={styles.first}>
        <SearchWords
          label={t('library.search')}
          placeholder={t('library.search_example')}
          words={search.search}
          onWords={(words) => onChange({ search: words })}
        />
        <Select
          label={t('library.sort')}
          value={search.sort || usual}
          options={sorts
            .filter((sort) => sort !== 'closest' || search.search)
            .map((sort) => ({ value: sort, label: t(`library.sorts.${sort}`) }))}
          onChange={({ target }) => onChange({ sort: target.value === usual ? '' : (target.value as PracticeSort) })}
        />
      </div>
      <Disclosure summary={t('library.narrow')}>
        <div className={styles.limits}>
          <Limits search={search} onChange={onChange} filters={filters} />
          <Tags
            tags={tagsShown(filters?.tags ?? [], search.tag)}
            chosen={search.tag}
            onChoose={(tag) => onChange({ tag })}
          />
        </div>
      </Disclosure>
      <Chosen search={search} onChange={onChange} />
    </search>
  );
}

function Limits({ search, onChange, filters }: LibraryFiltersProps & { filters: PracticeFilters | undefined }) {
  const { t } = useTranslation('practices');
  return (
    <>
      <Place
        label={t('library.unit')}
        choose={t('library.everywhere')}
        units={filters?.units}
        chosen={search.unit}
        onChoose={(unit) => onChange({ unit })}
      />
      <Place
        label={t('library.reused_in')}
        choose={t('library.anywhere')}
        units={filters?.reusedIn}
        chosen={search.reusedIn}
        onChoose={(reusedIn) => onChange({ reusedIn })}
      />
      <Select
        label={t('library.age')}
        value={search.age}
        choose={t('library.any_age')}
        options={ages.map((age) => ({ value: age, label: t(`library.ages.${age}`) }))}
        onChange={({ target }) => onChange({ age: target.value as LibrarySearch['age'] })}
      />
      <Select
        label={t('library.audience')}
        value={search.audience}
        choose={t('library.any_audience')}
        options={audiences.map((audience) => ({ value: audience, label: t(`library.audiences.${audience}`) }))}
        onChange={({ target }) => onChange({ audience: target.value as LibrarySearch['audience'] })}
      />
    </>
  );
}

/** What narrows the search now, each with the press that ends it. */
function Chosen({ search, onChange }: LibraryFiltersProps) {
  const { t } = useTranslation('practices');
  const limits = useLimits(search);
  if (limits.length === 0) return null;
  return (
    <div className={styles.tags} role="group" aria-label={t('library.chosen')}>
      {limits.map(({ key, name }) => (
        <button
          key={key}
          type="button"
          className={classes(styles.tag, styles.chosen)}
          aria-label={t('library.leave_out', { name })}
          onClick={({ currentTarget }) => {
            // The pressed one goes; the keyboard stays where the next choice is made.
            currentTarget.closest('search')?.querySelector('summary')?.focus();
            onChange({ [key]: '' });
          }}
        >
          {name} <span aria-hidden="true">×</span>
        </button>
      ))}
    </div>
  );
}

interface PlaceProps {
  label: string;
  /** The choice that leaves no unit out. */
  choose: string;
  units: PracticeFilters['units'] | undefined;
  chosen: string;
  onChoose: (unit: string) => void;
}

function Place({ units = [], chosen, onChoose, ...words }: PlaceProps) {
  const { t } = useTranslation('practices');
  const { name } = useBilingual();
  return (
    <Select
      {...words}
      value={chosen}
      options={units.map((unit) => ({
        value: unit.id,
        label: t('library.counted', { name: name(unit), count: unit.count }),
      }))}
      onChange={({ target }) => onChoose(target.value)}
    />
  );
}

interface TagsProps {
  tags: readonly string[];
  chosen: string;
  onChoose: (tag: string) => void;
}

function Tags({ tags, chosen, onChoose }: TagsProps) {
  const { t } = useTranslation('practices');
  if (tags.length === 0) return null;
  return (
    <div className={styles.tags} role="group" aria-label={t('library.tags')}>
      {tags.map((tag) => (
        <button
          key={tag}
          type="button"
          className={classes(styles.tag, tag === chosen && styles.chosen)}
          aria-pressed={tag === chosen}
          onClick={() => onChoose(tag === chosen ? '' : tag)}
        >
          {tag}
        </button>
      ))}
    </div>
  );
}

/** The most frequent tags, and the chosen one wherever it stands. */
function tagsShown(tags: readonly { tag: string }[], chosen: string): string[] {
  const most = tags.slice(0, 10).map(({ tag }) => tag);
  return chosen && !most.includes(chosen) ? [chosen, ...most] : most;
}
