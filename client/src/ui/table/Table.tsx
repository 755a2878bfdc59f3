import type { ReactNode } from 'react';

import { number } from '../../lib/text/number';
import { classes } from '../classes';
import { VisuallyHidden } from '../text/VisuallyHidden';
import styles from './Table.module.css';

export interface Column<Row> {
  key: string;
  head: ReactNode;
  render: (row: Row) => ReactNode;
  /** Figures stand at the far end, aligned by digit. */
  figure?: boolean;
  /** This cell names its row. */
  names?: boolean;
}

interface TableProps<Row> {
  caption: string;
  captionHidden?: boolean;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  keyOf: (row: Row) => string;
  /** The row that is one's own. */
  isOwn?: (row: Row) => boolean;
}

/** Figures in rows. Scrolls sideways by itself where the screen is narrow. */
export function Table<Row>({ caption, captionHidden = false, columns, rows, keyOf, isOwn }: TableProps<Row>) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls sideways must be reachable by keyboard
    <div className={styles.frame} role="region" aria-label={caption} tabIndex={0}>
      <table className={styles.table}>
        <caption>{captionHidden ? <VisuallyHidden>{caption}</VisuallyHidden> : caption}</caption>
        <thead>
          <tr>
            {columns.map(({ key, head, figure }) => (
              <th key={key} scope="col" className={classes(figure && styles.figure)}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={keyOf(row)} className={classes(isOwn?.(row) && styles.own)}>
              {columns.map(({ key, render, figure, names }) =>
                names ? (
                  <th key={key} scope="row">
                    {render(row)}
                  </th>
                ) : (
                  <td key={key} className={classes(figure && styles.figure)}>
                    {written(render(row))}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** A whole number as it is written in a sentence. */
function written(shown: ReactNode): ReactNode {
  return Number.isInteger(shown) ? number(shown as number) : shown;
}
