import type { ReactNode } from 'react';

import { Disclosure } from './Disclosure';
import { partFolded } from './in-sight';

interface FoldedListProps<Item> {
  items: readonly Item[];
  /** How many stay in sight; one more than that is no reason to fold. */
  most: number;
  /** The line that unfolds so many more. */
  more: (count: number) => string;
  className: string | undefined;
  label?: string;
  /** These stay in sight wherever they stand. */
  keep?: (item: Item) => boolean;
  /** One list item; `nth` counts from 0 over all. */
  render: (item: Item, nth: number) => ReactNode;
}

/** A list whose long tail is folded, in the order given. */
export function FoldedList<Item>({
  items,
  most,
  more,
  className,
  label,
  keep = () => false,
  render,
}: FoldedListProps<Item>) {
  const { shown, folded } = partFolded(items, most, keep);
  return (
    <>
      <ol className={className} aria-label={label}>
        {shown.map(({ item, nth }) => render(item, nth))}
      </ol>
      {folded.length > 0 ? (
        <Disclosure summary={more(folded.length)}>
          <ol className={className} aria-label={label}>
            {folded.map(({ item, nth }) => render(item, nth))}
          </ol>
        </Disclosure>
      ) : null}
    </>
  );
}
