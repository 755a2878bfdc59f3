import type { PracticeEntry } from '@guildhall/shared/work/practices';
import { useTranslation } from 'react-i18next';

import { Button } from '../../ui/button/Button';
import { classes } from '../../ui/classes';
import { EmptyState } from '../../ui/layout/EmptyState';
import { Row, Stack } from '../../ui/layout/Layout';
import { Link } from '../../ui/text/Link';
import styles from './Library.module.css';
import { PracticeItem } from './PracticeItem';
import type { LibrarySearch } from './useLibrary';
import { useLimits } from './useLimits';

interface LibraryResultsProps {
  search: LibrarySearch;
  /** What was looked for instead of the words as typed, which nothing holds. */
  searchedFor: string | null;
  entries: readonly PracticeEntry[];
  /** What is shown is of the search before; the new one is on its way. */
  looking: boolean;
  onAll: () => void;
  /** Looks for the same words with nothing left out. */
  onWords: () => void;
  more: { busy: boolean; load: () => void } | null;
}

export function LibraryResults({ search, searchedFor, entries, looking, onAll, onWords, more }: LibraryResultsProps) {
  const { t } = useTranslation('practices');
  if (entries.length === 0) return <Nothing search={search} onAll={onAll} onWords={onWords} />;
  return (
    <Stack>
      <p role="status" className={styles.found}>
        {searchedFor ? `${t('library.searched_for', { typed: search.search, meant: searchedFor })} ` : null}
        {more ? t('library.first', { count: entries.length }) : t('library.found', { count: entries.length })}
      </p>
      <ul className={classes(styles.list, looking && styles.looking)}>
        {entries.map((entry) => (
          <PracticeItem key={entry.id} entry={entry} />
        ))}
      </ul>
      {more ? (
        <div>
          <Button busy={more.busy} onClick={more.load}>
            {t('library.more')}
          </Button>
        </div>
      ) : null}
    </Stack>
  );
}

/** Nothing matches, nothing is one's own yet, or nobody has shared anything: each has its one step. */
function Nothing({ search, onAll, onWords }: Pick<LibraryResultsProps, 'search' | 'onAll' | 'onWords'>) {
  const { t } = useTranslation('practices');
  const narrowed = useLimits(search).length > 0;
  const words = search.search.trim();
  if (words || narrowed) {
    return (
      <EmptyState
        alone
        title={t('library.no_match')}
        action={
          <Row>
            {words && narrowed ? <Button onClick={onWords}>{t('library.everywhere_for', { words })}</Button> : null}
            <Button look={words && narrowed ? 'quiet' : 'secondary'} onClick={onAll}>
              {t('library.show_all')}
            </Button>
          </Row>
        }
      >
        {t(narrowed ? 'library.no_match_filters' : 'library.no_match_words')}
      </EmptyState>
    );
  }
  const kind = search.mine ? 'none_mine' : 'none';
  return (
    <EmptyState
      alone
      title={t(`library.${kind}`)}
      action={
        <Link to="/practices/new" look="secondary">
          {t('library.write')}
        </Link>
      }
    >
      {t(`library.${kind}_words`)}
    </EmptyState>
  );
}
