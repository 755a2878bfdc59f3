import { guidanceLimits } from '@guildhall/shared/work/guidance-limits';
import type { DecideReview, GuidanceReview, ReviewDecision } from '@guildhall/shared/work/guidance-reviews';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { ProblemNotice } from '../../../lib/api/ProblemNotice';
import { useCommand } from '../../../lib/api/useCommand';
import { Button } from '../../../ui/button/Button';
import { RadioGroup } from '../../../ui/choice/RadioGroup';
import { Dialog } from '../../../ui/dialog/Dialog';
import { LeaveButton } from '../../../ui/dialog/LeaveButton';
import { TextArea } from '../../../ui/field/TextArea';
import { Stack } from '../../../ui/layout/Layout';
import { useRevisionText } from '../history/useHistory';
import { Missing } from '../Missing';
import type { Guidance } from '../useGuidance';

const decisions: readonly ReviewDecision[] = ['approved', 'approved-with-notes', 'changes-asked', 'not-needed'];
const shortest = 3;

interface DecideDialogProps {
  page: Guidance;
  review: GuidanceReview;
  onClose: () => void;
}

/** A reviewer's decision on the frozen text, with its reason. It names the text that was read. */
export function DecideDialog({ page, review, onClose }: DecideDialogProps) {
  const { t } = useTranslation('guidance');
  const { id, frozenRevision, languages } = page.guidance;
  const text = useRevisionText(id, frozenRevision ?? undefined, languages[0] ?? 'en');
  const frozen = text.data;
  const [decision, setDecision] = useState<ReviewDecision>('approved');
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const decide = useCommand<DecideReview>({
    command: (body) => ({ method: 'POST', path: `/api/guidance-reviews/${review.id}/decision`, body }),
    refreshes: [['guidance']],
    onDone: onClose,
  });
  const enough = decision === 'approved' || reason.trim().length >= shortest;
  const send = () => {
    setTried(true);
    if (enough && frozen) decide.run({ decision, reason: reason.trim(), hash: frozen.textHash });
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('reviews.decide_title', { kind: t(`review.${review.kind}`) })}
      actions={
        <>
          <LeaveButton>{t('cancel')}</LeaveButton>
          {text.isLoadingError ? (
            <Button look="primary" onClick={() => void text.refetch()}>
              {t('app:page.retry')}
            </Button>
          ) : (
            <Button look="primary" busy={decide.busy} disabled={!frozen} onClick={send}>
              {t('reviews.decide')}
            </Button>
          )}
        </>
      }
    >
      <Stack>
        <Missing problem={decide.problem} />
        <ProblemNotice problem={frozen ? null : text.error} />
        <RadioGroup
          name="decision"
          legend={t('reviews.your_decision')}
          value={decision}
          options={decisions.map((value) => ({
            value,
            label: t(`decision.${value}`),
            hint: t(`decision_hint.${value}`),
          }))}
          onChange={({ target }) => setDecision(target.value as ReviewDecision)}
        />
        <TextArea
          label={t('reviews.reason')}
          optional={decision === 'approved'}
          value={reason}
          maxLength={guidanceLimits.reason}
          onChange={({ target }) => setReason(target.value)}
          error={tried && !enough ? t('reviews.reason_needed') : undefined}
        />
      </Stack>
    </Dialog>
  );
}
