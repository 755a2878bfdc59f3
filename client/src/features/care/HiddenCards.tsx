import { useTranslation } from 'react-i18next';

import { ProblemNotice } from '../../lib/api/ProblemNotice';
import { useNamed } from '../../lib/people/useNamed';
import { useFormats } from '../../lib/time/useFormats';
import { Card } from '../../ui/card/Card';
import { Stack } from '../../ui/layout/Layout';
import { Link } from '../../ui/text/Link';
import { Pill } from '../../ui/text/Pill';
import ink from '../../ui/text/Ink.module.css';
import styles from './Care.module.css';
import { useHidden } from './useCare';

/** Cards out of sight, for reviewers; those that were changed since come first and can go back. */
export function HiddenCards() {
  const { t } = useTranslation('care');
  const { date } = useFormats();
  const named = useNamed();
  const { data: cards = [], error } = useHidden();
  if (cards.length === 0) return <ProblemNotice problem={error} urgent={false} />;
  return (
    <Card title={t('hidden.title')}>
      <Stack>
        <p className={ink.soft}>{t('hidden.words')}</p>
        <ul className={styles.list}>
          {cards.map(({ id, title, locale, author, by, reason, at, mendedAt }) => (
            <li key={id}>
              <p>
                <Link to={`/practices/${id}`}>
                  <span lang={locale}>{title}</span>
                </Link>{' '}
                {mendedAt ? <Pill tone="moss">{t('hidden.mended', { date: date(mendedAt) })}</Pill> : null}
              </p>
              <p className={ink.soft}>
                {t('hidden.author', { name: named(author) })} ·{' '}
                {t('hidden.by', { name: by ? named(by) : '', date: date(at) })}
              </p>
              <blockquote className={styles.reason}>{reason}</blockquote>
            </li>
          ))}
        </ul>
      </Stack>
    </Card>
  );
}
