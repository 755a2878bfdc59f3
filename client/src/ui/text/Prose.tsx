import type { ReactNode } from 'react';

import { classes } from '../classes';
import styles from './Prose.module.css';

/** Long text with its own headings, lists and quotations, such as Markdown that the server has made safe. */
export function Prose({ children, html }: { children?: ReactNode; html?: string }) {
  const className = classes('prose', styles.prose);
  if (html !== undefined) return <div className={className} dangerouslySetInnerHTML={{ __html: html }} />;
  return <div className={className}>{children}</div>;
}
