import type { PracticeEntry } from '@guildhall/shared/work/practices';
import { useTranslation } from 'react-i18next';

import { Button } from '../../ui/button/Button';
import { EmptyState } from '../../ui/layout/EmptyState';
import { Row } from '../../ui/layout/Layout';
import { type More, Results } from '../../ui/results/Results';
import { Link } from '../../ui/text/Link';
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
  more: More;
}

export function LibraryResults({ search, searchedFor, entries, looking, onAll, onWords, more }: LibraryResultsProps) {
  const { t } = useTranslation('practices');
  if (entries.length === 0) return <Nothing search={search} onAll={onAll} onWords={onWords} />;
  return (
    <Results
      found={
        <>
          {searchedFor ? `${t('library.searched_for', { typed: search.search, meant: searchedFor })} ` : null}
          {more ? t('library.first', { count: entries.length }) : t('library.found', { count: entries.length })}
        </>
      }
      looking={looking}
      more={more}
      moreLabel={t('library.more')}
    >
      {entries.map((entry) => (
        <PracticeItem key={entry.id} entry={entry} />
      ))}
    </Results>
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
