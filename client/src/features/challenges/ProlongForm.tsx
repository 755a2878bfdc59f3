import type { ChallengePage } from '@guildhall/shared/game/challenges';
import { useEffect, useRef, useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';

import { ApiProblem } from '../../lib/api/problem';
import { useCommand } from '../../lib/api/useCommand';
import { useProblemText } from '../../lib/api/useProblemText';
import { useReadAnew } from '../../lib/forms/useReadAnew';
import { useMe } from '../../lib/me/useMe';
import { instantOf, localOf } from '../../lib/time/zoned';
import { Button } from '../../ui/button/Button';
import { Card } from '../../ui/card/Card';
import { DateField } from '../../ui/field/DateField';
import { focusFirstWrong } from '../../ui/field/focus-first-wrong';
import { Stack } from '../../ui/layout/Layout';
import { challengeKey, challengesKey } from './useChallenges';

/** An open challenge can only be given more time; what counts stays as people began with it. */
export function ProlongForm({ page }: { page: ChallengePage }) {
  const { t } = useTranslation('challenges');
  const { zone } = useMe().organisation;
  const navigate = useNavigate();
  const problemText = useProblemText();
  const [endsAt, setEndsAt] = useState(localOf(zone, page.challenge.endsAt));
  const address = `/challenges/${page.challenge.id}`;
  const prolong = useCommand({
    command: () => ({
      method: 'PUT',
      path: `/api${address}`,
      body: { endsAt: instantOf(zone, endsAt), version: page.version },
    }),
    refreshes: [[...challengesKey]],
    onDone: () => void navigate(address),
  });
  useReadAnew(prolong.problem, challengeKey(page.challenge.id));
  const frame = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (prolong.problem) focusFirstWrong(frame.current);
  }, [prolong.problem]);
  const wordsOf = (problem: Error) => {
    const [fault] = problem instanceof ApiProblem ? problem.errors : [];
    return fault ? t([`validation.${fault.code}`, 'app:validation.custom']) : problemText(problem);
  };
  const send = (event: SyntheticEvent) => {
    event.preventDefault();
    prolong.run();
  };
  return (
    <Card title={t('form.prolong')}>
      <form ref={frame} onSubmit={send}>
        <Stack>
          <DateField
            withTime
            required
            label={t('form.ends_at')}
            value={endsAt}
            onChange={({ target }) => setEndsAt(target.value)}
            error={prolong.problem ? wordsOf(prolong.problem) : undefined}
          />
          <Button type="submit" look="primary" busy={prolong.busy}>
            {t('form.prolong')}
          </Button>
        </Stack>
      </form>
    </Card>
  );
}
