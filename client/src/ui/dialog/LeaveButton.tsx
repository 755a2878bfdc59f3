import { createContext, type MouseEvent, type ReactNode, useContext } from 'react';

import { Button } from '../button/Button';

/** The way out of the dialog around. */
export const Leave = createContext<() => void>(() => undefined);

/** Cancel at the foot of a dialog: goes the way of its cross, so that words are not thrown away unasked. */
export function LeaveButton({ children }: { children: ReactNode }) {
  const leave = useContext(Leave);
  const press = (event: MouseEvent) => {
    // It asks for no answer, so none is found wanting.
    event.stopPropagation();
    leave();
  };
  return <Button onClick={press}>{children}</Button>;
}
