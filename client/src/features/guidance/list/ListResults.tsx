import type { GuidanceEntry } from '@guildhall/shared/work/guidance';
import { useTranslation } from 'react-i18next';

import { useNow } from '../../../lib/time/useNow';
import { useFormats } from '../../../lib/time/useFormats';
import { Button } from '../../../ui/button/Button';
import { EmptyState } from '../../../ui/layout/EmptyState';
import { type More, Results } from '../../../ui/results/Results';
import { Link } from '../../../ui/text/Link';
import { Pill } from '../../../ui/text/Pill';
import { StatePill } from '../StatePill';
import { useTitle } from '../useTitle';
import styles from './List.module.css';
import type { GuidanceSought } from './useGuidanceList';

interface ListResultsProps {
  sought: GuidanceSought;
  entries: readonly GuidanceEntry[];
  /** What is shown is of the search before; the new one is on its way. */
  looking: boolean;
  onAll: () => void;
  more: More;
}

export function ListResults({ sought, entries, looking, onAll, more }: ListResultsProps) {
  const { t } = useTranslation('guidance');
  if (entries.length === 0) return <Nothing sought={sought} onAll={onAll} />;
  return (
    <Results
      found={more ? t('list.first', { count: entries.length }) : t('list.found', { count: entries.length })}
      looking={looking}
      more={more}
      moreLabel={t('list.more')}
    >
      {entries.map((entry) => (
        <Entry key={entry.id} entry={entry} />
      ))}
    </Results>
  );
}

function Entry({ entry }: { entry: GuidanceEntry }) {
  const { t } = useTranslation('guidance');
  const title = useTitle();
  const formats = useFormats();
  const now = useNow();
  const facts = [
    t(`kind.${entry.kind}`),
    t('owned_by', { name: entry.owner.name }),
    t('changed', { when: formats.relative(entry.changedAt, now) }),
    entry.reviewBy ? t('check_by', { date: formats.day(entry.reviewBy) }) : '',
  ];
  return (
    <li className={styles.item}>
      <div className={styles.pills}>
        <StatePill state={entry.state} />
        {entry.edition > 1 ? <Pill tone="plain">{t('edition', { edition: entry.edition })}</Pill> : null}
        {entry.waiting.map((what) => (
          <Pill key={what} tone="berry">
            {t(`waiting.${what}`)}
          </Pill>
        ))}
      </div>
      <h2 className={styles.title}>
        <Link to={`/guidance/${entry.id}`}>{title(entry.titles)}</Link>
      </h2>
      <p className={styles.detail}>{facts.filter(Boolean).join(' · ')}</p>
      {entry.published ? (
        <Link
          to={`/guidance/${entry.id}/read`}
          look="quiet"
          label={t('list.read_this', { title: title(entry.titles) })}
        >
          {t('list.read')}
        </Link>
      ) : null}
    </li>
  );
}

/** Nothing matches, nothing waits, or nobody has begun: each has its one step. */
function Nothing({ sought, onAll }: { sought: GuidanceSought; onAll: () => void }) {
  const { t } = useTranslation('guidance');
  if (sought.search || sought.kind || sought.state) {
    return (
      <EmptyState alone title={t('list.no_match')} action={<Button onClick={onAll}>{t('list.show_all')}</Button>}>
        {t('list.no_match_words')}
      </EmptyState>
    );
  }
  return (
    <EmptyState
      alone
      title={t(`list.none_${sought.whose}`)}
      action={
        <Link to="/guidance/new" look="secondary">
          {t('list.begin')}
        </Link>
      }
    >
      {t(`list.none_${sought.whose}_words`)}
    </EmptyState>
  );
}
