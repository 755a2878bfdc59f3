import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { ProblemNotice } from '../../lib/api/ProblemNotice';
import { useCommand } from '../../lib/api/useCommand';
import { useFormats } from '../../lib/time/useFormats';
import { useNow } from '../../lib/time/useNow';
import { Button } from '../../ui/button/Button';
import { Card } from '../../ui/card/Card';
import { Row, Stack } from '../../ui/layout/Layout';
import { toast } from '../../ui/toast/toast.store';
import { AudienceDialog } from './AudienceDialog';
import { type Practice, practicePath } from './usePractice';

/** Who can read a card; its writers open it to more people here, one careful step at a time. */
export function AudienceCard({ practice }: { practice: Practice }) {
  const { t } = useTranslation('practices');
  const [asking, setAsking] = useState(false);
  const { card, own } = practice;
  if (card.state !== 'published') return null;
  return (
    <Card title={t('audience.title')}>
      <Stack>
        <p>{t(`audience.${card.audience}`)}</p>
        {own.takeBackUntil ? <TakeBack id={card.id} until={own.takeBackUntil} /> : null}
        {own.may.widen ? (
          <Row>
            <Button look={card.audience === 'network' ? 'quiet' : 'secondary'} onClick={() => setAsking(true)}>
              {t('audience.widen')}
            </Button>
          </Row>
        ) : null}
      </Stack>
      {asking ? <AudienceDialog practice={practice} onClose={() => setAsking(false)} /> : null}
    </Card>
  );
}

/** Ten minutes in which opening a card can be taken back without a trace. */
function TakeBack({ id, until }: { id: string; until: string }) {
  const { t } = useTranslation('practices');
  const formats = useFormats();
  const now = useNow();
  const takeBack = useCommand({
    command: () => ({ method: 'POST', path: `${practicePath(id)}/unwiden` }),
    refreshes: [['practices']],
    onDone: () => toast('practices:audience.taken_back', { tone: 'moss' }),
  });
  if (now >= Date.parse(until)) return null;
  return (
    <>
      <ProblemNotice problem={takeBack.problem} />
      <p>{t('audience.take_back_until', { time: formats.time(until) })}</p>
      <Row>
        <Button busy={takeBack.busy} onClick={() => takeBack.run()}>
          {t('audience.take_back')}
        </Button>
      </Row>
    </>
  );
}
