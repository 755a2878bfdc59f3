import type { KeyboardEvent } from 'react';

/** Enter does what the main button does, and does not send the form around the dialog. */
export function onEnter(act: () => void): (event: KeyboardEvent) => void {
  return (event) => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    event.stopPropagation();
    act();
  };
}
