import { useTranslation } from 'react-i18next';

import { Button } from '../button/Button';
import { Row } from '../layout/Layout';
import { Notice } from '../notice/Notice';

interface LeaveNoticeProps {
  onStay: () => void;
  onLetGo: () => void;
}

const focus = (button: HTMLElement | null) => button?.focus();

/** Asks whether words that were typed and not sent may go. */
export function LeaveNotice({ onStay, onLetGo }: LeaveNoticeProps) {
  const { t } = useTranslation('ui');
  return (
    <Notice
      urgent
      title={t('leave.title')}
      action={
        <Row>
          <Button ref={focus} size="s" onClick={onStay}>
            {t('leave.go_on')}
          </Button>
          <Button size="s" look="berry" onClick={onLetGo}>
            {t('leave.let_go')}
          </Button>
        </Row>
      }
    />
  );
}
