import type { ChallengeNews } from '@guildhall/shared/game/challenges';
import { useTranslation } from 'react-i18next';

import { useBilingual } from '../../lib/i18n/useBilingual';
import { useFormats } from '../../lib/time/useFormats';
import { useNow } from '../../lib/time/useNow';
import { Card } from '../../ui/card/Card';
import { EmptyState } from '../../ui/layout/EmptyState';
import { Crest } from '../../ui/pictures/Crest';
import styles from './Challenges.module.css';

/** What counted lately, told of units and never of a person. */
export function News({ news }: { news: readonly ChallengeNews[] }) {
  const { t } = useTranslation('challenges');
  const { name } = useBilingual();
  const { relative } = useFormats();
  const now = useNow();
  return (
    <Card title={t('news.title')}>
      {news.length === 0 ? <EmptyState title={t('news.none')}>{t('news.none_words')}</EmptyState> : null}
      <ul className={styles.news}>
        {news.map((item) => {
          const unit = name({ name: item.unitName, nameCy: item.unitNameCy });
          return (
            <li key={item.id}>
              <Crest id={item.unitId} size="s" />
              <span>
                {t(item.outcome ? `news.outcome.${item.outcome}` : `news.kind.${item.kind}`, { unit })}{' '}
                <time className={styles.across} dateTime={item.at}>
                  {relative(item.at, now)}
                </time>
              </span>
            </li>
          );
        })}
      </ul>
    </Card>
  );
}
