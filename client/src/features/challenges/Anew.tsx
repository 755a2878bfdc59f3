import type { CorrectionPreview } from '@guildhall/shared/game/challenge-results';
import { mostWords } from '@guildhall/shared/game/word-limits';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';

import { TroublePage } from '../../app/pages/TroublePage';
import { ProblemNotice } from '../../lib/api/ProblemNotice';
import { useReadAnew } from '../../lib/forms/useReadAnew';
import { useBilingual } from '../../lib/i18n/useBilingual';
import { Button } from '../../ui/button/Button';
import { Card } from '../../ui/card/Card';
import { AskDialog } from '../../ui/dialog/AskDialog';
import { Row, Stack } from '../../ui/layout/Layout';
import { PageHeader } from '../../ui/layout/PageHeader';
import { Skeleton } from '../../ui/layout/Skeleton';
import { Notice } from '../../ui/notice/Notice';
import { Link } from '../../ui/text/Link';
import { Correction } from './Correction';
import { correctionKey, useCorrection, usePublish } from './useResults';

/** A settled result reckoned anew, beside what it was; whoever looks after the challenge publishes it with the reason. */
export function Anew({ id }: { id: string }) {
  const correction = useCorrection(id);
  if (correction.data) return <Screen id={id} correction={correction.data} />;
  if (correction.error) return <TroublePage error={correction.error} onRetry={() => void correction.refetch()} />;
  return <Skeleton lines={8} block />;
}

function Screen({ id, correction }: { id: string; correction: CorrectionPreview }) {
  const { t } = useTranslation('challenges');
  const { text } = useBilingual();
  const { before, after, badges, same, ownRises, rosterKept } = correction;
  return (
    <>
      <PageHeader
        title={t('correct.title')}
        purpose={t('correct.purpose')}
        above={<Link to={`/challenges/${id}`}>{text(correction.title)}</Link>}
      />
      {same ? (
        <Notice tone="moss" title={t('correct.same')}>
          {t('correct.same_words')}
        </Notice>
      ) : (
        <Card title={t('correct.other')}>
          <Stack>
            {rosterKept ? null : <Notice tone="brass">{t('correct.roster_of_today')}</Notice>}
            <Correction {...{ challenge: correction, before, after, badges }} />
            {ownRises ? <Notice tone="brass">{t('correct.own_rises')}</Notice> : <Publish {...{ id, correction }} />}
          </Stack>
        </Card>
      )}
    </>
  );
}

function Publish({ id, correction: { version, seen } }: { id: string; correction: CorrectionPreview }) {
  const { t } = useTranslation('challenges');
  const navigate = useNavigate();
  const [open, setOpen] = useState(false);
  const publish = usePublish(id, () => void navigate(`/challenges/${id}?results`));
  useReadAnew(publish.problem, correctionKey(id));
  return (
    <>
      <p>{t('correct.words')}</p>
      <Row>
        <Button
          look="primary"
          onClick={() => {
            publish.reset();
            setOpen(true);
          }}
        >
          {t('correct.publish')}
        </Button>
      </Row>
      {open ? (
        <AskDialog
          title={t('correct.publish')}
          label={t('correct.reason')}
          hint={t('correct.reason_hint')}
          needed={t('moves.reason_needed')}
          most={mostWords}
          long
          busy={publish.busy}
          notice={<ProblemNotice problem={publish.problem} />}
          onGive={(reason) => publish.run({ version, seen, reason })}
          onClose={() => setOpen(false)}
        />
      ) : null}
    </>
  );
}
