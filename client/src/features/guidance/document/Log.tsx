import type { GuidanceLogEntry } from '@guildhall/shared/work/guidance-document';
import { useTranslation } from 'react-i18next';

import { useFormats } from '../../../lib/time/useFormats';
import { Disclosure } from '../../../ui/disclosure/Disclosure';
import ink from '../../../ui/text/Ink.module.css';
import styles from './Document.module.css';

/** Every step the document took, by whom and why, the newest first. */
export function Log({ log }: { log: readonly GuidanceLogEntry[] }) {
  const { t } = useTranslation('guidance');
  const formats = useFormats();
  if (log.length === 0) return null;
  return (
    <Disclosure heading summary={t('log.title')}>
      <ol className={styles.log}>
        {log.map(({ id, move, message, by, at }) => (
          <li key={id}>
            <strong>{t(`log.${move}`)}</strong>
            {message ? <p>{message}</p> : null}
            <p className={ink.soft}>{[by?.name ?? t('log.clock'), formats.dateTime(at)].join(' · ')}</p>
          </li>
        ))}
      </ol>
    </Disclosure>
  );
}
