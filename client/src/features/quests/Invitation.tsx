import type { RunPage } from '@guildhall/shared/game/quests';
import { useTranslation } from 'react-i18next';

import { Kept } from '../../lib/waiting/Kept';
import { ProblemNotice } from '../../lib/api/ProblemNotice';
import { Button } from '../../ui/button/Button';
import { Row } from '../../ui/layout/Layout';
import { Notice } from '../../ui/notice/Notice';
import { Link } from '../../ui/text/Link';
import { useQuest } from './useQuests';
import { useIsKeptFor, type useRunCommand, useParting } from './useRun';

interface InvitationProps {
  run: RunPage;
  command: ReturnType<typeof useRunCommand>;
}

/** A colleague asked the reader to join; no is as good an answer as yes. */
export function Invitation({ run, command }: InvitationProps) {
  const { t } = useTranslation('quests');
  const parting = useParting(run.id);
  const kept = useIsKeptFor(run.id, 'answer');
  const { party, startedBy } = run.progress;
  const name = party.find(({ id }) => id === startedBy)?.name;
  const other = useQuest(run.quest.slug).data?.own;
  return (
    <Notice
      title={name ? t('own.invited', { name }) : t('invitation.title')}
      action={
        kept ? (
          <Kept />
        ) : (
          <Row>
            {other ? (
              <Link to={`/quest-runs/${other.id}`}>{t('invitation.go_on')}</Link>
            ) : (
              <Button
                look="primary"
                busy={command.busy}
                onClick={() => command.run({ act: 'answer', answer: 'accept' })}
              >
                {t('invitation.accept')}
              </Button>
            )}
            <Button busy={parting.busy} onClick={() => parting.run({ act: 'answer', answer: 'decline' })}>
              {t('invitation.decline')}
            </Button>
          </Row>
        )
      }
    >
      {t(other ? 'invitation.other' : 'invitation.words')}
      <ProblemNotice problem={parting.problem} />
    </Notice>
  );
}
