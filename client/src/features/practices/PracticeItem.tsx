import type { PracticeEntry } from '@guildhall/shared/work/practices';
import { useTranslation } from 'react-i18next';

import { useBilingual } from '../../lib/i18n/useBilingual';
import { useFormats } from '../../lib/time/useFormats';
import { Figure } from '../../ui/card/Figure';
import { Link } from '../../ui/text/Link';
import { Pill } from '../../ui/text/Pill';
import styles from './Library.module.css';
import { ResultPill } from './ResultPill';

/** A card in the list: its name, the problem, what other teams made of it, and how long it takes. */
export function PracticeItem({ entry }: { entry: PracticeEntry }) {
  const { t } = useTranslation('practices');
  return (
    <li className={styles.item}>
      {entry.minutes === null ? null : (
        <div className={styles.minutes}>
          <Figure value={entry.minutes} unit={t('minutes_unit', { count: entry.minutes })} />
        </div>
      )}
      <div className={styles.about}>
        <div className={styles.pills}>
          {entry.state === 'published' ? null : <Pill tone="plain">{t(`state.${entry.state}`)}</Pill>}
          {entry.state === 'published' && entry.audience !== 'council' ? (
            <Pill tone="brass">{t(`library.audiences.${entry.audience}`)}</Pill>
          ) : null}
          <ResultPill result={entry.result} />
          {entry.reusedBy > 0 ? <Pill tone="accent">{t('library.reused', { count: entry.reusedBy })}</Pill> : null}
        </div>
        <h2 className={styles.title} lang={entry.locale}>
          <Link to={entry.state === 'draft' ? `/practices/${entry.id}/edit` : `/practices/${entry.id}`} look="quiet">
            {entry.title || t('untitled')}
          </Link>
        </h2>
        <Excerpt entry={entry} />
        <Detail entry={entry} />
      </div>
    </li>
  );
}

function Excerpt({ entry: { locale, excerpt } }: { entry: PracticeEntry }) {
  return <p lang={locale}>{excerpt.map(({ text, found }, nth) => (found ? <mark key={nth}>{text}</mark> : text))}</p>;
}

function Detail({ entry }: { entry: PracticeEntry }) {
  const { t } = useTranslation('practices');
  const { name } = useBilingual();
  const formats = useFormats();
  const parts = [
    entry.author.name,
    entry.unit ? name(entry.unit) : '',
    entry.publishedAt ? formats.date(entry.publishedAt) : '',
    t('reading', { count: entry.readingMinutes }),
    entry.tryingNow > 0 ? t('library.trying', { count: entry.tryingNow }) : '',
    entry.questions > 0 ? t('library.questions', { count: entry.questions }) : '',
  ].filter(Boolean);
  return <p className={styles.detail}>{parts.join(' · ')}</p>;
}
