import type { Notice } from '@guildhall/shared/outbound/notices';
import { useTranslation } from 'react-i18next';

import { useBilingual } from '../../lib/i18n/useBilingual';
import { pathOf } from '../../lib/places/path-of';
import { useFormats } from '../../lib/time/useFormats';
import { useNow } from '../../lib/time/useNow';
import { Button } from '../../ui/button/Button';
import { classes } from '../../ui/classes';
import { Link } from '../../ui/text/Link';
import { Of } from '../../ui/text/Of';
import { VisuallyHidden } from '../../ui/text/VisuallyHidden';
import styles from './Notices.module.css';
import { useIsKeptRead } from './useNotices';

/** One notice: what it says, when, and its one plain action. */
export function NoticeLine({ notice, onRead }: { notice: Notice; onRead: () => void }) {
  const { t } = useTranslation('notices');
  const formats = useFormats();
  const now = useNow();
  const words = useNoticeWords();
  const { kind, link, at } = notice;
  const kept = useIsKeptRead(notice.id);
  const read = notice.read || kept;
  const settle = () => {
    if (!read) onRead();
  };
  return (
    <li className={classes(styles.line, !read && styles.unread)}>
      <div className={styles.words}>
        {read ? null : <VisuallyHidden>{t('unread')} </VisuallyHidden>}
        <p>{words(notice)}</p>
        <time dateTime={at} className={styles.time} title={formats.dateTime(at)}>
          {formats.relative(at, now)}
        </time>
      </div>
      {/* Following the link is reading it; the click bubbles up to here. */}
      {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions -- the link itself takes keys and pointers */}
      <div className={styles.action} onClick={settle}>
        {link ? (
          <Link to={pathOf(link)}>
            {t(`action.${kind}`)}
            <Of what={words(notice)} />
          </Link>
        ) : null}
        {!read && !link ? (
          <Button size="s" look="quiet">
            {t('understood')}
            <Of what={words(notice)} />
          </Button>
        ) : null}
      </div>
    </li>
  );
}

/** The sentence of a notice in the reader's language. */
export function useNoticeWords(): (notice: Pick<Notice, 'kind' | 'params'>) => string {
  const { t } = useTranslation('notices');
  const { text } = useBilingual();
  return ({ kind, params }) => {
    const filled = Object.entries(params).map(([name, value]) => {
      if (typeof value !== 'object') return [name, value];
      const cy = value.cy ?? undefined;
      return [name, text({ en: value.en, cy })];
    });
    const values = Object.fromEntries(filled) as Record<string, string | number>;
    const outcome = values.outcome ? { outcome: t(`outcome.${values.outcome}`) } : {};
    return t(`kind.${kind}`, { ...values, ...outcome });
  };
}
