import type { Recheck } from '@guildhall/shared/insight/rechecks';
import { useTranslation } from 'react-i18next';

import { useBilingual } from '../../lib/i18n/useBilingual';
import { useFormats } from '../../lib/time/useFormats';
import { Card } from '../../ui/card/Card';
import { Stack } from '../../ui/layout/Layout';
import ink from '../../ui/text/Ink.module.css';
import { Link } from '../../ui/text/Link';
import { Prose } from '../../ui/text/Prose';
import { WebAddress } from '../../ui/text/WebAddress';
import { FindingForm } from './FindingForm';

/** One outcome that the lot fell on: what was recorded, with whom to look, and what both find. */
export function RecheckCard({ recheck }: { recheck: Recheck }) {
  const { t } = useTranslation('rechecks');
  const { shortDate } = useFormats();
  const { by, recordedAt } = recheck;
  return (
    <Card title={t('title')} aside={shortDate(recordedAt)}>
      <Stack>
        <p className={ink.soft}>{t('words')}</p>
        <Recorded recheck={recheck} />
        <p>{t('with', { name: by.name })}</p>
        <FindingForm recheck={recheck} />
      </Stack>
    </Card>
  );
}

function Recorded({ recheck: { title, step, by, unit, reuse, evidence } }: { recheck: Recheck }) {
  const { t } = useTranslation('rechecks');
  const { text, name } = useBilingual();
  const who = unit ? `${by.name}, ${name(unit)}` : by.name;
  if (reuse)
    return (
      <>
        <p>
          <strong>{t('tried', { name: who, title: text(title), outcome: t(`outcome.${reuse.outcome}`) })}</strong>
        </p>
        <Prose html={reuse.note} />
        {reuse.minutesSavedWeekly ? <p>{t('minutes', { count: reuse.minutesSavedWeekly })}</p> : null}
        <p>
          <Link to={`/practices/${reuse.practiceId}`}>{t('open_card')}</Link>
        </p>
      </>
    );
  return (
    <>
      <p>
        <strong>{t('did', { name: who, title: text(title), step: step ? text(step) : '' })}</strong>
      </p>
      {evidence?.words ? <Prose>{evidence.words}</Prose> : null}
      <WebAddress address={evidence?.link} />
    </>
  );
}
