import type { PracticeCard } from '@guildhall/shared/work/practice-card';
import { useTranslation } from 'react-i18next';

import { useBilingual } from '../../lib/i18n/useBilingual';
import { useFormats } from '../../lib/time/useFormats';
import { Card } from '../../ui/card/Card';
import { Link } from '../../ui/text/Link';
import styles from './Card.module.css';
import { CostWords } from './CostWords';
import { titleOf } from './edit-values';

/** Who to ask, how long it takes, whose idea it was. */
export function CardFacts({ card }: { card: PracticeCard }) {
  const { t, i18n } = useTranslation('practices');
  const { name } = useBilingual();
  const { list } = useFormats();
  const { whoToAsk, minutes, cost, credits, practices, guidance, tags } = card;
  return (
    <Card title={t('facts.title')}>
      <dl className={styles.facts}>
        {whoToAsk ? (
          <div>
            <dt>{t('facts.ask')}</dt>
            <dd>
              {whoToAsk.name}
              {whoToAsk.unit ? `, ${name(whoToAsk.unit)}` : null}
            </dd>
          </div>
        ) : null}
        {minutes === null ? null : (
          <div>
            <dt>{t('facts.minutes')}</dt>
            <dd>{t('minutes', { count: minutes })}</dd>
          </div>
        )}
        {cost ? (
          <div>
            <dt>{t('facts.cost')}</dt>
            <dd>
              <CostWords cost={cost} />
            </dd>
          </div>
        ) : null}
        {practices.length > 0 ? (
          <div>
            <dt>{t('facts.practices')}</dt>
            {practices.map(({ id, title, locale }) => (
              <dd key={id} lang={locale}>
                <Link to={`/practices/${id}`}>{title}</Link>
              </dd>
            ))}
          </div>
        ) : null}
        {guidance.length > 0 ? (
          <div>
            <dt>{t('facts.guidance')}</dt>
            {guidance.map(({ id, slug, titles }) => (
              <dd key={id}>
                <a href={`/guidance/read/${slug}${titles.en ? '' : '/cy'}`}>{titleOf(titles, i18n.language)}</a>
              </dd>
            ))}
          </div>
        ) : null}
        {credits.length > 0 ? (
          <div>
            <dt>{t('facts.credits')}</dt>
            <dd>{list(credits.map((credit) => credit.name))}</dd>
          </div>
        ) : null}
        {tags.length > 0 ? (
          <div>
            <dt>{t('facts.tags')}</dt>
            <dd className={styles.tags}>
              {tags.map((tag) => (
                <Link key={tag} to={`/practices?${new URLSearchParams({ tag })}`}>
                  {tag}
                </Link>
              ))}
            </dd>
          </div>
        ) : null}
        {card.state === 'published' ? (
          <div>
            <dt>{t('files.one')}</dt>
            <dd className={styles.tags}>
              {(['markdown', 'json'] as const).map((format) => (
                <a key={format} href={`/api/practices/${card.id}/file?format=${format}`} download>
                  {format === 'json' ? 'JSON' : 'Markdown'}
                </a>
              ))}
            </dd>
          </div>
        ) : null}
      </dl>
    </Card>
  );
}
