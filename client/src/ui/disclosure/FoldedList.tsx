import type { ReactNode } from 'react';

import { Disclosure } from './Disclosure';
import { inSight } from './in-sight';
import { useFolds } from './useFolds';

interface FoldedListProps<Item> {
  items: readonly Item[];
  /** How many stay in sight; one more than that is no reason to fold. */
  most: number;
  /** The line that unfolds so many more. */
  more: (count: number) => string;
  className: string | undefined;
  label?: string;
  /** Tells an item from the others as the list changes. */
  idOf?: (item: Item, nth: number) => string;
  /** This one stays where it is, in sight or in the fold. */
  isHeld?: (id: string) => boolean;
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
  idOf = (_, nth) => String(nth),
  isHeld = () => false,
  render,
}: FoldedListProps<Item>) {
  const first = inSight(items.length, most);
  const all = items.map((item, nth) => ({ id: idOf(item, nth), item, nth }));
  const folds = useFolds(new Map(all.map(({ id, nth }) => [id, nth >= first])), isHeld);
  const shown = all.filter(({ id }) => !folds.get(id));
  const folded = all.filter(({ id }) => folds.get(id));
  if (items.length === 0) return null;
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
