import { useTranslation } from 'react-i18next';

import type { Refused } from '../api/outbox.store';
import { Button } from '../../ui/button/Button';
import { Row } from '../../ui/layout/Layout';
import { Notice } from '../../ui/notice/Notice';
import { Link } from '../../ui/text/Link';
import { toast } from '../../ui/toast/toast.store';
import styles from './Refused.module.css';
import { refusedWords } from './refused-words';
import { takeFromOutbox } from './settle-outbox';

/** What waited and could not be done, each until the person has read it. */
export default function RefusedNotices({ refused }: { refused: readonly Refused[] }) {
  return refused.map((command) => (
    <div key={command.id} className={styles.refused}>
      <RefusedNotice command={command} />
    </div>
  ));
}

/** Why something that waited could not be done, with the words that were in it: they are nowhere else by now. */
function RefusedNotice({ command }: { command: Refused }) {
  const { t } = useTranslation(['waiting', 'app']);
  const words = refusedWords(command.body);
  const copy = () =>
    navigator.clipboard.writeText(words).then(
      () => toast('waiting:copied'),
      () => toast('waiting:not_copied'),
    );
  return (
    <Notice
      tone="berry"
      title={t('refused', { what: t(command.label) })}
      action={
        <Row>
          <Link to={command.place}>{t('look')}</Link>
          {words && 'clipboard' in navigator ? (
            <Button size="s" onClick={() => void copy()}>
              {t('copy')}
            </Button>
          ) : null}
          <Button size="s" look="quiet" onClick={() => takeFromOutbox(command)}>
            {t('understood')}
          </Button>
        </Row>
      }
    >
      {command.code === 'waited_too_long' ? t('waited_too_long') : t(`app:problem.${command.code}`)}
      {words ? <blockquote className={styles.words}>{words}</blockquote> : null}
    </Notice>
  );
}
