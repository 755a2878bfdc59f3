import { useTranslation } from 'react-i18next';
import { useLocation, useNavigate } from 'react-router';

import type { Language } from '../../../lib/i18n/languages';
import { Card } from '../../../ui/card/Card';
import { EmptyState } from '../../../ui/layout/EmptyState';
import { Stack } from '../../../ui/layout/Layout';
import styles from './Document.module.css';
import type { OpenText } from './open-text';
import { useTerms } from '../../../lib/glossary/useTerms';

/** The headings of the text, each a way to its place, and the words that are explained in the glossary. */
export function OutlinePart({ language, open }: { language: Language; open: OpenText }) {
  const { t } = useTranslation('guidance');
  const { outline, explained } = open.overview;
  const { terms } = useTerms(language);
  const navigate = useNavigate();
  const { search } = useLocation();
  // The section's address stands in the address bar, so that it can be sent on or asked for in a quest.
  const goTo = (position: number, address: string | null) => {
    if (address) void navigate({ search, hash: address }, { replace: true, preventScrollReset: true });
    open.handle?.goTo(position);
  };
  const used = terms.filter(({ id }) => explained.includes(id));
  return (
    <Stack>
      <Card title={t('outline.title')}>
        {outline.length === 0 ? (
          <EmptyState title={t('outline.none')}>{t('outline.none_words')}</EmptyState>
        ) : (
          <ol className={styles.outline}>
            {outline.map(({ level, title, position, address }) => (
              <li key={position} data-level={level}>
                <button type="button" onClick={() => goTo(position, address)}>
                  {title || t('outline.untitled')}
                </button>
              </li>
            ))}
          </ol>
        )}
      </Card>
      {used.length > 0 ? (
        <Card title={t('outline.terms')}>
          <dl className={styles.terms}>
            {used.map(({ id, term, meaning }) => (
              <div key={id}>
                <dt>{term}</dt>
                <dd>{meaning}</dd>
              </div>
            ))}
          </dl>
        </Card>
      ) : null}
    </Stack>
  );
}
