import { useTranslation } from 'react-i18next';

import { Button } from '../../ui/button/Button';
import { Row } from '../../ui/layout/Layout';
import { Notice } from '../../ui/notice/Notice';
import { Link } from '../../ui/text/Link';

interface ChangedMeanwhileProps {
  id: string;
  busy: boolean;
  onKeepBoth: () => void;
  onTakeTheirs: () => void;
}

/** Somebody else saved while this was written: both stay until the person has chosen. */
export function ChangedMeanwhile({ id, busy, onKeepBoth, onTakeTheirs }: ChangedMeanwhileProps) {
  const { t } = useTranslation('practices');
  return (
    <Notice
      tone="brass"
      urgent
      title={t('changed.title')}
      action={
        <Row>
          <Button size="s" look="primary" busy={busy} onClick={onKeepBoth}>
            {t('changed.keep_both')}
          </Button>
          <Button size="s" busy={busy} onClick={onTakeTheirs}>
            {t('changed.take_theirs')}
          </Button>
        </Row>
      }
    >
      <p>{t('changed.words')}</p>
      <Link to={`/practices/${id}`} newTab>
        {t('changed.read')}
      </Link>
    </Notice>
  );
}
