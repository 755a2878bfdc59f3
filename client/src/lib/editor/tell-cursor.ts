/**
 * Tells the text where its cursor is. A browser does so only when it next draws; on a busy machine a key, or a change by
 * somebody else, comes sooner, and would act at the place, or take the cursor back to the place, where it was before.
 */
export function tellCursor(): void {
  document.dispatchEvent(new Event('selectionchange'));
}
