import { useTranslation } from 'react-i18next';

import { ProblemNotice } from '../../lib/api/ProblemNotice';
import { useCommand } from '../../lib/api/useCommand';
import { useMe } from '../../lib/me/useMe';
import { useNamed } from '../../lib/people/useNamed';
import { useFormats } from '../../lib/time/useFormats';
import { Button } from '../../ui/button/Button';
import { Card } from '../../ui/card/Card';
import { Row, Stack } from '../../ui/layout/Layout';
import ink from '../../ui/text/Ink.module.css';
import { type Practice, practicePath } from '../practices/usePractice';
import styles from './Care.module.css';
import { HandOver } from './HandOver';
import { ReportThis } from './ReportThis';

/** Who looks after a card and when it was last checked; handing it over, and telling the reviewers. */
export default function Keeping({ practice }: { practice: Practice }) {
  const { t } = useTranslation('care');
  const { date } = useFormats();
  const named = useNamed();
  const { card, own } = practice;
  if (card.state === 'draft') return null;
  return (
    <Card title={t('keeping.title')}>
      <Stack>
        <p>
          {t('keeping.owner', { name: named(card.owner) })}{' '}
          <span className={ink.soft}>{t('keeping.checked', { date: date(card.checkedAt) })}</span>
        </p>
        <Offered practice={practice} />
        <Row>
          {own.may.handOver && !own.handover ? <HandOver id={card.id} /> : null}
          {own.may.report ? <ReportThis id={card.id} /> : null}
        </Row>
      </Stack>
    </Card>
  );
}

function Offered({ practice: { card, own } }: { practice: Practice }) {
  const { t } = useTranslation('care');
  const me = useMe().member.id;
  const answer = useCommand<{ act: 'answer' | 'withdraw'; accept?: boolean }>({
    command: ({ act, ...body }) => ({ method: 'POST', path: `${practicePath(card.id)}/hand-over/${act}`, body }),
    refreshes: [['practices', 'card', card.id]],
  });
  const offer = own.handover;
  if (!offer) return null;
  const mine = offer.to.id === me;
  return (
    <div className={styles.offer}>
      <p>{mine ? t('keeping.offered_you', { name: offer.by.name }) : t('keeping.offered', { name: offer.to.name })}</p>
      <Row>
        {mine ? (
          <>
            <Button look="primary" busy={answer.busy} onClick={() => answer.run({ act: 'answer', accept: true })}>
              {t('keeping.accept')}
            </Button>
            <Button busy={answer.busy} onClick={() => answer.run({ act: 'answer', accept: false })}>
              {t('keeping.decline')}
            </Button>
          </>
        ) : (
          <Button size="s" look="quiet" busy={answer.busy} onClick={() => answer.run({ act: 'withdraw' })}>
            {t('keeping.withdraw')}
          </Button>
        )}
      </Row>
      <ProblemNotice problem={answer.problem} />
    </div>
  );
}
