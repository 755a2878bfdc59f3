import type { ReactNode } from 'react';

import { Disclosure } from './Disclosure';
import { inSight } from './in-sight';

interface FoldedListProps<Item> {
  items: readonly Item[];
  /** How many stay in sight; one more than that is no reason to fold. */
  most: number;
  /** The line that unfolds so many more. */
  more: (count: number) => string;
  className: string | undefined;
  label?: string;
  /** One list item; `nth` counts from 0 over all. */
  render: (item: Item, nth: number) => ReactNode;
}

/** A list whose long tail is folded, in the order given. */
export function FoldedList<Item>({ items, most, more, className, label, render }: FoldedListProps<Item>) {
  const shown = inSight(items.length, most);
  const rest = items.slice(shown);
  return (
    <>
      <ol className={className} aria-label={label}>
        {items.slice(0, shown).map(render)}
      </ol>
      {rest.length > 0 ? (
        <Disclosure summary={more(rest.length)}>
          <ol className={className} aria-label={label}>
            {rest.map((item, nth) => render(item, shown + nth))}
          </ol>
        </Disclosure>
      ) : null}
    </>
  );
}
