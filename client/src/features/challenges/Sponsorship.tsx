import type { ChallengePage } from '@guildhall/shared/game/challenges';
import { useTranslation } from 'react-i18next';

import { ProblemNotice } from '../../lib/api/ProblemNotice';
import { Button } from '../../ui/button/Button';
import { Card } from '../../ui/card/Card';
import { Row, Stack } from '../../ui/layout/Layout';
import { useChallengeMove } from './useChallenges';

/** The named sponsor's question: what it asks of them, and both answers. */
export function Sponsorship({ page }: { page: ChallengePage }) {
  const { t } = useTranslation('challenges');
  const move = useChallengeMove(page.challenge.id, page.version);
  return (
    <Card title={t('sponsor.title', { name: page.challenge.owner.name })}>
      <Stack>
        <p>{t('sponsor.words')}</p>
        <ProblemNotice problem={move.problem} />
        <Row>
          <Button
            look="primary"
            icon="check"
            busy={move.busy}
            onClick={() => move.run({ act: 'sponsorship', accept: true })}
          >
            {t('sponsor.accept')}
          </Button>
          <Button busy={move.busy} onClick={() => move.run({ act: 'sponsorship', accept: false })}>
            {t('sponsor.decline')}
          </Button>
        </Row>
      </Stack>
    </Card>
  );
}
