import { type FocusEvent, type KeyboardEvent, type RefObject, useEffect } from 'react';

const moves: Record<string, (place: number, last: number) => number> = {
  ArrowRight: (place, last) => (place === last ? 0 : place + 1),
  ArrowLeft: (place, last) => (place === 0 ? last : place - 1),
  Home: () => 0,
  End: (_place, last) => last,
};

function buttonsIn(bar: HTMLElement | null): HTMLButtonElement[] {
  return [...(bar?.querySelectorAll('button') ?? [])];
}

function stopAt(buttons: HTMLButtonElement[], at: HTMLButtonElement | undefined): void {
  for (const button of buttons) button.tabIndex = button === at ? 0 : -1;
}

/** A toolbar is one stop of the Tab key; arrows, Home and End move within it. */
export function useRovingFocus(bar: RefObject<HTMLElement | null>) {
  useEffect(() => {
    const buttons = buttonsIn(bar.current);
    if (!buttons.some(({ tabIndex }) => tabIndex === 0)) stopAt(buttons, buttons[0]);
  });
  return {
    onKeyDown: (event: KeyboardEvent) => {
      const buttons = buttonsIn(bar.current);
      const place = buttons.indexOf(document.activeElement as HTMLButtonElement);
      const next = place < 0 ? undefined : moves[event.key]?.(place, buttons.length - 1);
      if (next === undefined) return;
      event.preventDefault();
      buttons[next]?.focus();
    },
    onFocus: ({ target }: FocusEvent) => {
      if (target instanceof HTMLButtonElement) stopAt(buttonsIn(bar.current), target);
    },
  };
}
