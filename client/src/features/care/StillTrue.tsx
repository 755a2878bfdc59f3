import { dueBefore } from '@guildhall/shared/work/still-true';
import { useTranslation } from 'react-i18next';

import { ProblemNotice } from '../../lib/api/ProblemNotice';
import { useCommand } from '../../lib/api/useCommand';
import { useFormats } from '../../lib/time/useFormats';
import { useNow } from '../../lib/time/useNow';
import { Button } from '../../ui/button/Button';
import { Row, Stack } from '../../ui/layout/Layout';
import { Notice } from '../../ui/notice/Notice';
import { Link } from '../../ui/text/Link';
import { toast } from '../../ui/toast/toast.store';
import { type Practice, practicePath } from '../practices/usePractice';

/** A card nobody has looked at for a year says so; those who keep it confirm it with one press, or change it. */
export default function StillTrue({ practice: { card, own } }: { practice: Practice }) {
  const { t } = useTranslation('care');
  const { date } = useFormats();
  const now = useNow();
  const confirm = useCommand({
    command: () => ({ method: 'POST', path: `${practicePath(card.id)}/confirm` }),
    refreshes: [['practices', 'card', card.id]],
    onDone: () => toast('care:still_true.thanks', { tone: 'moss' }),
  });
  if (card.state !== 'published' || new Date(card.checkedAt) >= dueBefore(new Date(now))) return null;
  const checked = t('still_true.checked', { date: date(card.checkedAt) });
  if (!own.may.confirm) {
    return (
      <Notice tone="brass" title={t('still_true.reader')}>
        {checked}
      </Notice>
    );
  }
  return (
    <Notice tone="brass" title={t('still_true.ask')}>
      <Stack>
        <p>{checked}</p>
        <Row>
          <Button look="primary" busy={confirm.busy} onClick={() => confirm.run()}>
            {t('still_true.yes')}
          </Button>
          <Link to={`/practices/${card.id}/edit`} look="secondary">
            {t('still_true.change')}
          </Link>
        </Row>
        <ProblemNotice problem={confirm.problem} />
      </Stack>
    </Notice>
  );
}
