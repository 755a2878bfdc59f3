interface CameBack {
  /** They were typed here: what is in the field by now is newer. */
  areOwn: boolean;
  /** What was sent and has not come back. */
  stillOut: readonly string[];
}

/** Words that a field sent come back to it later; others come from elsewhere, such as a step back in the browser. */
export function comeBack(sent: readonly string[], words: string): CameBack {
  const at = sent.indexOf(words);
  // Of several that were sent the last alone may come.
  return at < 0 ? { areOwn: false, stillOut: [] } : { areOwn: true, stillOut: sent.slice(at + 1) };
}
