/** Leads to the first answer in here that is marked as wrong; of a group of choices, to its first. */
export function focusFirstWrong(within: Element | null): void {
  const first = within?.querySelector<HTMLElement>('[aria-invalid="true"]');
  (first?.querySelector<HTMLElement>('input') ?? first)?.focus();
}
