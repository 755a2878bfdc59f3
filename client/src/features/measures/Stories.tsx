import type { Measures } from '@guildhall/shared/insight/measures';
import { useTranslation } from 'react-i18next';

import { useBilingual } from '../../lib/i18n/useBilingual';
import { Card } from '../../ui/card/Card';
import { CardRow, CardRows } from '../../ui/card/CardRow';
import { EmptyState } from '../../ui/layout/EmptyState';
import { Link } from '../../ui/text/Link';
import { Pill } from '../../ui/text/Pill';
import { Prose } from '../../ui/text/Prose';

/** Practices that travelled furthest, in the words of those who tried them. */
export function Stories({ stories }: { stories: Measures['stories'] }) {
  const { t } = useTranslation('measures');
  const { name } = useBilingual();
  return (
    <Card title={t('stories.title')}>
      {stories.length === 0 ? (
        <EmptyState title={t('stories.none')} action={<Link to="/practices">{t('stories.action')}</Link>}>
          {t('stories.none_words')}
        </EmptyState>
      ) : null}
      <CardRows>
        {stories.map((story) => (
          <CardRow
            key={story.practiceId}
            title={
              <span lang={story.locale}>
                <Link to={`/practices/${story.practiceId}`} look="quiet">
                  {story.title}
                </Link>
              </span>
            }
            detail={
              <>
                <Prose html={story.note} />
                {name(story.by)}
              </>
            }
            end={<Pill tone="accent">{t('stories.teams', { count: story.teams })}</Pill>}
          />
        ))}
      </CardRows>
    </Card>
  );
}
