import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { keptOnDevice, namesOnDevice, textNamed } from '../../lib/keeping/device';
import { useMe } from '../../lib/me/useMe';
import { Notice } from '../../ui/notice/Notice';
import { Link } from '../../ui/text/Link';
import type { EditValues } from './edit-values';
import styles from './Writing.module.css';

const start = 'practice:';

/** What was written here and is not saved yet, such as in a tab that was closed without a connection. */
export function KeptHere() {
  const { t } = useTranslation('practices');
  const { id: memberId } = useMe().member;
  const [kept] = useState(() =>
    [...new Set(namesOnDevice(memberId).map(textNamed))]
      .filter((name) => name.startsWith(start))
      .map((name) => ({ id: name.slice(start.length), title: keptOnDevice<EditValues>(memberId, name)?.text.title })),
  );
  if (kept.length === 0) return null;
  return (
    <Notice tone="brass" title={t('kept.title')}>
      <p>{t('kept.words')}</p>
      <ul className={styles.kept}>
        {kept.map(({ id, title }) => (
          <li key={id}>
            <Link to={id === 'new' ? '/practices/new' : `/practices/${id}/edit`}>{title || t('untitled')}</Link>
          </li>
        ))}
      </ul>
    </Notice>
  );
}
