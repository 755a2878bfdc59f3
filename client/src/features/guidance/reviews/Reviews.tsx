import type { GuidanceReview } from '@guildhall/shared/work/guidance-reviews';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { OutlineEntry } from '../../../lib/editor/together/outline';
import { Button } from '../../../ui/button/Button';
import { Card } from '../../../ui/card/Card';
import { Disclosure } from '../../../ui/disclosure/Disclosure';
import { Stack } from '../../../ui/layout/Layout';
import ink from '../../../ui/text/Ink.module.css';
import type { Guidance } from '../useGuidance';
import { AskReviewDialog } from './AskReviewDialog';
import { DecideDialog } from './DecideDialog';
import { earlierOf } from './earlier';
import { ReviewLine } from './ReviewLine';
import styles from './Reviews.module.css';

/** Who looks at the text before it is approved, and what each decided; decisions on other words are folded away. */
export function Reviews({ page, outline }: { page: Guidance; outline: readonly OutlineEntry[] }) {
  const { t } = useTranslation('guidance');
  const [asking, setAsking] = useState(false);
  const [deciding, setDeciding] = useState<GuidanceReview | null>(null);
  const { guidance, reviews, may } = page;
  const missing = guidance.requiredReviews.filter((kind) => !reviews.some((review) => review.kind === kind));
  const counting = reviews.filter(({ state }) => state !== 'voided');
  const voided = reviews.filter(({ state }) => state === 'voided');
  const lines = (those: readonly GuidanceReview[]) => (
    <ul className={styles.list}>
      {those.map((review) => (
        <ReviewLine
          key={review.id}
          review={review}
          earlier={earlierOf(review, voided)}
          outline={outline}
          id={guidance.id}
          frozen={guidance.frozenRevision}
          onDecide={may.reviews.includes(review.id) ? () => setDeciding(review) : undefined}
        />
      ))}
    </ul>
  );
  return (
    <Card title={t('reviews.title')}>
      <Stack>
        {missing.length > 0 ? (
          <p className={ink.soft}>
            {t('reviews.to_ask', { kinds: missing.map((kind) => t(`review.${kind}`)).join(', ') })}
          </p>
        ) : null}
        {counting.length > 0 ? lines(counting) : null}
        {may.manage && guidance.state !== 'withdrawn' && guidance.state !== 'archived' ? (
          <Button size="s" icon="plus" onClick={() => setAsking(true)}>
            {t('reviews.ask')}
          </Button>
        ) : null}
        {voided.length > 0 ? (
          <Disclosure summary={t('reviews.earlier', { count: voided.length })}>
            <Stack>
              <p className={ink.soft}>{t('reviews.earlier_words')}</p>
              {lines(voided)}
            </Stack>
          </Disclosure>
        ) : null}
      </Stack>
      {asking ? <AskReviewDialog page={page} onClose={() => setAsking(false)} /> : null}
      {deciding ? <DecideDialog page={page} review={deciding} onClose={() => setDeciding(null)} /> : null}
    </Card>
  );
}
