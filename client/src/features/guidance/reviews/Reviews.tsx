import type { GuidanceReview } from '@guildhall/shared/work/guidance-reviews';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { Button } from '../../../ui/button/Button';
import { Card } from '../../../ui/card/Card';
import { Stack } from '../../../ui/layout/Layout';
import type { Guidance } from '../useGuidance';
import { AskReviewDialog } from './AskReviewDialog';
import { DecideDialog } from './DecideDialog';
import { ReviewLine } from './ReviewLine';
import styles from './Reviews.module.css';

/** Who looks at the text before it is approved, and what each decided. */
export function Reviews({ page }: { page: Guidance }) {
  const { t } = useTranslation('guidance');
  const [asking, setAsking] = useState(false);
  const [deciding, setDeciding] = useState<GuidanceReview | null>(null);
  const { guidance, reviews, may } = page;
  const missing = guidance.requiredReviews.filter((kind) => !reviews.some((review) => review.kind === kind));
  return (
    <Card title={t('reviews.title')}>
      <Stack>
        {missing.length > 0 ? (
          <p className={styles.soft}>
            {t('reviews.to_ask', { kinds: missing.map((kind) => t(`review.${kind}`)).join(', ') })}
          </p>
        ) : null}
        {reviews.length > 0 ? (
          <ul className={styles.list}>
            {reviews.map((review) => (
              <ReviewLine
                key={review.id}
                review={review}
                id={guidance.id}
                frozen={guidance.frozenRevision}
                onDecide={may.reviews.includes(review.id) ? () => setDeciding(review) : undefined}
              />
            ))}
          </ul>
        ) : null}
        {may.manage && guidance.state !== 'withdrawn' && guidance.state !== 'archived' ? (
          <Button size="s" icon="plus" onClick={() => setAsking(true)}>
            {t('reviews.ask')}
          </Button>
        ) : null}
      </Stack>
      {asking ? <AskReviewDialog page={page} onClose={() => setAsking(false)} /> : null}
      {deciding ? <DecideDialog page={page} review={deciding} onClose={() => setDeciding(null)} /> : null}
    </Card>
  );
}
