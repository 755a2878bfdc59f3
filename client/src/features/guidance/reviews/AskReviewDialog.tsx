import type { ReviewKind } from '@guildhall/shared/work/guidance-document';
import type { AskReview } from '@guildhall/shared/work/guidance-reviews';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useCommand } from '../../../lib/api/useCommand';
import { type Picked, PeoplePicker } from '../../../lib/people/PeoplePicker';
import { Button } from '../../../ui/button/Button';
import { Dialog } from '../../../ui/dialog/Dialog';
import { LeaveButton } from '../../../ui/dialog/LeaveButton';
import { Select } from '../../../ui/field/Select';
import { Stack } from '../../../ui/layout/Layout';
import { Missing } from '../Missing';
import { type Guidance, guidancePath } from '../useGuidance';
import { reviewKinds } from './review-kinds';
import { ScopeField } from './ScopeField';

/** Asks somebody for a review: of which kind, of all or of some sections. */
export function AskReviewDialog({ page, onClose }: { page: Guidance; onClose: () => void }) {
  const { t } = useTranslation('guidance');
  const { guidance, reviews } = page;
  const missing = guidance.requiredReviews.find((kind) => !reviews.some((review) => review.kind === kind));
  const [kind, setKind] = useState<ReviewKind>(missing ?? 'equality');
  const [people, setPeople] = useState<Picked[]>([]);
  const [scope, setScope] = useState<AskReview['scope']>(null);
  const [tried, setTried] = useState(false);
  const [reviewer] = people;
  const ask = useCommand<AskReview>({
    command: (body) => ({ method: 'POST', path: `${guidancePath(guidance.id)}/reviews`, body }),
    refreshes: [['guidance', 'page', guidance.id]],
    onDone: onClose,
  });
  const send = () => {
    setTried(true);
    if (reviewer) ask.run({ kind, reviewerId: reviewer.id, scope });
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('reviews.ask')}
      actions={
        <>
          <LeaveButton>{t('cancel')}</LeaveButton>
          <Button look="primary" busy={ask.busy} onClick={send}>
            {t('reviews.ask_now')}
          </Button>
        </>
      }
    >
      <Stack>
        <Missing problem={ask.problem} />
        <Select
          label={t('reviews.kind')}
          value={kind}
          options={reviewKinds.map((value) => ({ value, label: t(`review.${value}`) }))}
          onChange={({ target }) => setKind(target.value as ReviewKind)}
        />
        <PeoplePicker
          label={t('reviews.who')}
          people={people}
          onPeople={setPeople}
          most={1}
          error={tried && !reviewer ? t('reviews.who_needed') : undefined}
        />
        <ScopeField guidance={guidance} scope={scope} onScope={setScope} />
      </Stack>
    </Dialog>
  );
}
