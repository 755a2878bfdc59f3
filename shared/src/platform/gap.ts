/** What a template puts, in a paragraph of its own, where something is to be written. */
export const GAP = '…';
