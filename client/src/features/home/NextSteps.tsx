import type { StartHereItem } from '@guildhall/shared/insight/start-here';
import { useTranslation } from 'react-i18next';

import { useBilingual } from '../../lib/i18n/useBilingual';
import { pathOf } from '../../lib/places/path-of';
import { Card } from '../../ui/card/Card';
import { CardRow, CardRows } from '../../ui/card/CardRow';
import { Figure } from '../../ui/card/Figure';
import { EmptyState } from '../../ui/layout/EmptyState';
import { Stack } from '../../ui/layout/Layout';
import { Link } from '../../ui/text/Link';
import { VisuallyHidden } from '../../ui/text/VisuallyHidden';

/**
 * The next small steps with their minutes; the first is the one main action of the screen. Whoever has brought `enough`
 * points for their team is told what helps now.
 */
export function NextSteps({ items, enough }: { items: readonly StartHereItem[]; enough: boolean }) {
  const { t } = useTranslation('home');
  if (items.length === 0)
    return (
      <Card>
        <EmptyState title={t('nothing')} action={<Link to="/practices">{t('nothing_action')}</Link>}>
          {t('nothing_words')}
        </EmptyState>
      </Card>
    );
  return (
    <section>
      <h2>
        <VisuallyHidden>{t('next')}</VisuallyHidden>
      </h2>
      <Card>
        <Stack>
          {enough ? <p>{t('enough')}</p> : null}
          <CardRows>
            {items.map((item, index) => (
              <NextStep key={`${item.kind}:${item.link.id}`} item={item} main={index === 0} />
            ))}
          </CardRows>
        </Stack>
      </Card>
    </section>
  );
}

function NextStep({ item, main }: { item: StartHereItem; main: boolean }) {
  const { t } = useTranslation('home');
  const { text } = useBilingual();
  const title = item.title ? text(item.title) : '';
  const words = { title, name: item.name ?? '', count: item.count };
  const heading = t(`item.${item.kind}.title`, words);
  return (
    <CardRow
      lead={<Figure value={item.minutes} unit={t('minutes', { count: item.minutes })} />}
      title={heading}
      detail={item.why ? text(item.why) : t(`item.${item.kind}.words`, words)}
      end={
        <Link
          to={pathOf(item.link)}
          look={main ? 'primary' : 'secondary'}
          label={t('item.label', { action: t(`item.${item.kind}.action`), title: heading })}
        >
          {t(`item.${item.kind}.action`)}
        </Link>
      }
    />
  );
}
