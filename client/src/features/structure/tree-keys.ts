import type { KeyboardEvent } from 'react';

import { fold } from './unfolded.store';

const rowsOf = (tree: Element) => [...tree.querySelectorAll<HTMLElement>('a[data-unit]')];

/** The row a key leads to from this one: down and up through what is unfolded, left to what is above. */
function next(rows: readonly HTMLElement[], at: HTMLElement, key: string): HTMLElement | undefined {
  const place = rows.indexOf(at);
  if (key === 'ArrowDown') return rows[place + 1];
  if (key === 'ArrowUp') return rows[place - 1];
  if (key === 'Home') return rows[0];
  if (key === 'End') return rows.at(-1);
  return rows.find((row) => row.dataset.unit === at.dataset.above);
}

/** Arrow keys lead through the tree: right unfolds a unit, left folds it or goes to the one above. Tab goes on as ever. */
export function onTreeKey(event: KeyboardEvent<HTMLElement>): void {
  const { key, currentTarget: tree } = event;
  // With these the keys are the browser's: Alt and the left arrow go back.
  if (event.altKey || event.ctrlKey || event.metaKey) return;
  const row = (event.target as Element).closest('[data-row]')?.querySelector<HTMLElement>('a[data-unit]');
  if (!row || !['ArrowDown', 'ArrowUp', 'ArrowLeft', 'ArrowRight', 'Home', 'End'].includes(key)) return;
  event.preventDefault();
  const { unit = '', folded } = row.dataset;
  if (key === 'ArrowRight') {
    if (folded === 'yes') fold(unit, true);
    return;
  }
  if (key === 'ArrowLeft' && folded === 'no') fold(unit, false);
  else next(rowsOf(tree), row, key)?.focus();
}
