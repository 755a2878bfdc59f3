import type { UnitName } from '@guildhall/shared/work/practice-card';
import { timeSaved } from '@guildhall/shared/work/time-saved';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';

import { ProblemNotice } from '../../lib/api/ProblemNotice';
import { useCommand } from '../../lib/api/useCommand';
import { useBilingual } from '../../lib/i18n/useBilingual';
import { useNow } from '../../lib/time/useNow';
import { Button } from '../../ui/button/Button';
import { Card } from '../../ui/card/Card';
import { Row, Stack } from '../../ui/layout/Layout';
import ink from '../../ui/text/Ink.module.css';
import { type Practice, practicePath } from '../practices/usePractice';
import styles from './Adoption.module.css';
import { Trail } from './Trail';
import { trailOf } from './trail';
import { useSpan } from './useSpan';
import { useTrail } from './useAdoption';

/** How far a practice has come: where it is from, who took it up, what was made from it, and the time that saves. */
export default function TrailCard({ practice }: { practice: Practice }) {
  const { t } = useTranslation('adoption');
  const { card, reuses, own } = practice;
  const { data } = useTrail(card.id);
  const rows = trailOf(card, reuses, data?.adaptations ?? []);
  if (card.state === 'draft' || (rows.length === 0 && !own.may.comment)) return null;
  return (
    <Card title={t('trail.title')}>
      <Stack>
        <Saved practice={practice} />
        {rows.length > 0 ? <Trail rows={rows} title={card.title} /> : <p className={ink.soft}>{t('trail.none')}</p>}
        {own.may.comment ? <Adapt id={card.id} council={own.council} /> : null}
      </Stack>
    </Card>
  );
}

function Saved({ practice: { reuses } }: { practice: Practice }) {
  const { t } = useTranslation('adoption');
  const span = useSpan();
  const now = useNow();
  const records = reuses.flatMap(({ unit, outcome, distance, minutesSavedWeekly, recordedAt }) =>
    recordedAt && distance !== 'same-team'
      ? {
          // Councils that no longer share count as one: rather too little than too much.
          unitId: unit?.id ?? '',
          goesOn: outcome !== 'stopped',
          minutesSavedWeekly: minutesSavedWeekly ?? 0,
          recordedAt: Date.parse(recordedAt),
        }
      : [],
  );
  const { weekly, total } = timeSaved(records, now);
  if (weekly + total === 0) return null;
  return (
    <p className={styles.saved}>
      {t('saved.card', { weekly: span(weekly) })}{' '}
      {total > 0 ? <span className={ink.soft}>{t('saved.in_all', { total: span(total) })}</span> : null}
    </p>
  );
}

function Adapt({ id, council }: { id: string; council: UnitName | null }) {
  const { t } = useTranslation('adoption');
  const { name } = useBilingual();
  const navigate = useNavigate();
  const adapt = useCommand<void, { id: string }>({
    command: () => ({ method: 'POST', path: `${practicePath(id)}/adapt` }),
    onDone: (draft) => void navigate(`/practices/${draft.id}/edit`),
  });
  return (
    <>
      <p className={ink.soft}>{council ? t('adapt.partner_words', { council: name(council) }) : t('adapt.words')}</p>
      <Row>
        <Button size="s" busy={adapt.busy} onClick={() => adapt.run()}>
          {t('adapt.begin')}
        </Button>
      </Row>
      <ProblemNotice problem={adapt.problem} />
    </>
  );
}
