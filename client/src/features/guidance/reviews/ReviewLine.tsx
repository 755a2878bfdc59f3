import type { GuidanceReview } from '@guildhall/shared/work/guidance-reviews';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';

import type { OutlineEntry } from '../../../lib/editor/together/outline';
import { useFormats } from '../../../lib/time/useFormats';
import { Button } from '../../../ui/button/Button';
import { Row } from '../../../ui/layout/Layout';
import { Link } from '../../../ui/text/Link';
import { Pill, type Tone } from '../../../ui/text/Pill';
import ink from '../../../ui/text/Ink.module.css';
import styles from './Reviews.module.css';

interface ReviewLineProps {
  review: GuidanceReview;
  /** What the same reviewer decided before the text changed. */
  earlier: GuidanceReview | undefined;
  /** Of the text that is open, for the names of sections. */
  outline: readonly OutlineEntry[];
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
export function ReviewLine({ review, earlier, outline, id, frozen, onDecide }: ReviewLineProps) {
  const { t } = useTranslation('guidance');
  const formats = useFormats();
  const { kind, reviewer, decision, reason, scope, revision, decidedBy, decidedAt } = review;
  const says = decision ? `decision.${decision}` : earlier ? 'reviews.again' : 'reviews.requested';
  const facts = [decidedBy?.name ?? reviewer?.name ?? t('reviews.anyone'), decidedAt ? formats.date(decidedAt) : ''];
  const since = revision ?? earlier?.revision ?? null;
  const differs = since !== null && frozen !== null && frozen !== since;
  const titleOf = (key: string) => outline.find(({ address }) => address === key)?.title ?? key.replaceAll('-', ' ');
  return (
    <li className={styles.review}>
      <p className={styles.head}>
        <strong>{t(`review.${kind}`)}</strong> <Pill tone={toneOf(review)}>{t(says)}</Pill>
      </p>
      <p className={ink.soft}>{facts.filter(Boolean).join(' · ')}</p>
      {scope ? (
        <p className={ink.soft}>
          {t('reviews.sections', { count: scope.length })}{' '}
          {scope.map(({ language, key }, nth) => (
            <Fragment key={`${language} ${key}`}>
              {nth > 0 ? ', ' : null}
              <Link to={`/guidance/${id}?language=${language}#${key}`}>{titleOf(key)}</Link>
            </Fragment>
          ))}
        </p>
      ) : null}
      {earlier ? <p>{t(`reviews.before.${earlier.decision ?? 'approved'}`)}</p> : null}
      {reason ? <p>{reason}</p> : null}
      <Row>
        {onDecide ? (
          <Button size="s" look="primary" onClick={onDecide}>
            {t('reviews.decide')}
          </Button>
        ) : null}
        {differs ? <Link to={`/guidance/${id}/history?from=${since}&to=${frozen}`}>{t('reviews.since')}</Link> : null}
      </Row>
    </li>
  );
}
