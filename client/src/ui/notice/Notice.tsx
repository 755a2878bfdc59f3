import type { ReactNode } from 'react';

import { classes } from '../classes';
import { Icon, type IconName } from '../icons/Icon';
import tones from '../Tones.module.css';
import styles from './Notice.module.css';

export type NoticeTone = 'accent' | 'brass' | 'berry' | 'moss';

const pictures: Record<NoticeTone, IconName> = { accent: 'info', brass: 'clock', berry: 'attention', moss: 'done' };

interface NoticeProps {
  tone?: NoticeTone;
  title?: ReactNode;
  children?: ReactNode;
  action?: ReactNode;
  /** Read out at once; for what the person has just caused and must know. */
  urgent?: boolean;
}

/** Something to know, in the flow of the page. */
export function Notice({ tone = 'accent', title, children, action, urgent = false }: NoticeProps) {
  return (
    <div className={classes(styles.notice, tones[tone])} role={urgent ? 'alert' : undefined}>
      <Icon name={pictures[tone]} />
      <div className={styles.words}>
        {title ? <div className={styles.title}>{title}</div> : null}
        {children ? <div>{children}</div> : null}
        {action ? <div className={styles.action}>{action}</div> : null}
      </div>
    </div>
  );
}
