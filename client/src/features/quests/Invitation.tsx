import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';

import { Button } from '../../ui/button/Button';
import { Row } from '../../ui/layout/Layout';
import { Notice } from '../../ui/notice/Notice';
import type { useRunCommand } from './useRun';

/** A colleague asked the reader to join; no is as good an answer as yes. */
export function Invitation({ command }: { command: ReturnType<typeof useRunCommand> }) {
  const { t } = useTranslation('quests');
  const navigate = useNavigate();
  const decline = () =>
    void command.runAsync({ act: 'answer', answer: 'decline' }).then(
      () => navigate('/quests'),
      () => undefined,
    );
  return (
    <Notice
      title={t('invitation.title')}
      action={
        <Row>
          <Button look="primary" busy={command.busy} onClick={() => command.run({ act: 'answer', answer: 'accept' })}>
            {t('invitation.accept')}
          </Button>
          <Button busy={command.busy} onClick={decline}>
            {t('invitation.decline')}
          </Button>
        </Row>
      }
    >
      {t('invitation.words')}
    </Notice>
  );
}
