import type { GuidanceReview } from '@guildhall/shared/work/guidance-reviews';
import { useTranslation } from 'react-i18next';

import { useFormats } from '../../../lib/time/useFormats';
import { Button } from '../../../ui/button/Button';
import { Row } from '../../../ui/layout/Layout';
import { Link } from '../../../ui/text/Link';
import { Pill, type Tone } from '../../../ui/text/Pill';
import styles from './Reviews.module.css';

interface ReviewLineProps {
  review: GuidanceReview;
  id: string;
  frozen: number | null;
  onDecide: (() => void) | undefined;
}

function toneOf({ state, decision }: GuidanceReview): Tone {
  if (state === 'voided') return 'plain';
  if (state === 'requested') return 'brass';
  return decision === 'changes-asked' ? 'berry' : 'moss';
}

/** One review: of which kind, by whom, and what came of it. */
export function ReviewLine({ review, id, frozen, onDecide }: ReviewLineProps) {
  const { t } = useTranslation('guidance');
  const formats = useFormats();
  const { kind, reviewer, state, decision, reason, scope, revision, decidedBy, decidedAt } = review;
  const says = state === 'decided' && decision ? `decision.${decision}` : `review_state.${state}`;
  const facts = [
    decidedBy?.name ?? reviewer?.name ?? t('reviews.anyone'),
    decidedAt ? formats.date(decidedAt) : '',
    scope ? t('reviews.sections', { count: scope.length }) : '',
  ];
  const differs = revision !== null && frozen !== null && frozen !== revision;
  return (
    <li className={styles.review}>
      <p className={styles.head}>
        <strong>{t(`review.${kind}`)}</strong> <Pill tone={toneOf(review)}>{t(says)}</Pill>
      </p>
      <p className={styles.soft}>{facts.filter(Boolean).join(' · ')}</p>
      {reason ? <p>{reason}</p> : null}
      <Row>
        {onDecide ? (
          <Button size="s" look="primary" onClick={onDecide}>
            {t('reviews.decide')}
          </Button>
        ) : null}
        {differs ? (
          <Link to={`/guidance/${id}/history?from=${revision}&to=${frozen}`}>{t('reviews.since')}</Link>
        ) : null}
      </Row>
    </li>
  );
}
