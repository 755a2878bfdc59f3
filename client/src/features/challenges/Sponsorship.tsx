import type { ChallengePage } from '@guildhall/shared/game/challenges';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';

import { Kept } from '../../lib/waiting/Kept';
import { useIsKept } from '../../lib/waiting/useIsKept';
import { ProblemNotice } from '../../lib/api/ProblemNotice';
import { ApiProblem } from '../../lib/api/problem';
import { problemKey } from '../../lib/api/useProblemText';
import { useReadAnew } from '../../lib/forms/useReadAnew';
import { Button } from '../../ui/button/Button';
import { Card } from '../../ui/card/Card';
import { Row, Stack } from '../../ui/layout/Layout';
import { Notice } from '../../ui/notice/Notice';
import { toast } from '../../ui/toast/toast.store';
import { challengeKey, useChallengeMove } from './useChallenges';

/** The named sponsor's question: what it asks of them, and both answers. */
export function Sponsorship({ page }: { page: ChallengePage }) {
  const { t } = useTranslation('challenges');
  const navigate = useNavigate();
  const move = useChallengeMove(page.challenge.id, page.version);
  const kept = useIsKept(({ path }) => path === `/api/challenges/${page.challenge.id}/sponsorship`);
  useReadAnew(move.problem, challengeKey(page.challenge.id));
  const decline = () => {
    // A draft is not theirs to read once they have said no: they leave it first.
    void navigate('/challenges');
    void move.runAsync({ act: 'sponsorship', accept: false }).then(
      ({ state }) =>
        state === 'done'
          ? toast('challenges:sponsor.declined', { tone: 'moss' })
          : toast('app:connection.kept', { tone: 'plain' }),
      (problem: unknown) => toast(problemKey(problem), { tone: 'berry' }),
    );
  };
  return (
    <Card title={t('sponsor.title', { name: page.challenge.owner.name })}>
      <Stack>
        <p>{t('sponsor.words')}</p>
        {move.problem instanceof ApiProblem && move.problem.errors.length > 0 ? (
          // What is missing is the owner's to answer, and not the sponsor's.
          <Notice tone="brass" urgent>
            {t('sponsor.not_yet', { name: page.challenge.owner.name })}
          </Notice>
        ) : (
          <ProblemNotice problem={move.problem} />
        )}
        {kept ? (
          <Kept />
        ) : (
          <Row>
            <Button
              look="primary"
              icon="check"
              busy={move.busy}
              onClick={() => move.run({ act: 'sponsorship', accept: true })}
            >
              {t('sponsor.accept')}
            </Button>
            <Button busy={move.busy} onClick={decline}>
              {t('sponsor.decline')}
            </Button>
          </Row>
        )}
      </Stack>
    </Card>
  );
}
