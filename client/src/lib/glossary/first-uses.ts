/** A text on the page and the words in it that have an explanation. */
export interface UsingText {
  key: string;
  words: readonly string[];
}

/** Which words each text is the first to use, of texts in the order of the page. */
export function firstUsesOf(texts: readonly UsingText[]): Map<string, string[]> {
  const seen = new Set<string>();
  return new Map(
    texts.map(({ key, words }) => {
      const first = [...new Set(words)].filter((word) => !seen.has(word));
      for (const word of first) seen.add(word);
      return [key, first];
    }),
  );
}

/** The texts of one page; each learns which words it is the first to use. */
export class FirstUses {
  private readonly texts = new Map<string, UsingText & { element: Element }>();
  private readonly listeners = new Set<() => void>();
  private first = new Map<string, string>();
  private due = false;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** The words, joined by blanks: the same text as long as they are the same. */
  readonly of = (key: string): string => this.first.get(key) ?? '';
  readonly all = (): string => [...this.first.values()].filter(Boolean).join(' ');

  put(key: string, element: Element, words: readonly string[]): void {
    this.texts.set(key, { key, element, words });
    this.later();
  }

  drop(key: string): void {
    this.texts.delete(key);
    this.later();
  }

  /** Once for all texts that come and go together. */
  private later(): void {
    if (this.due) return;
    this.due = true;
    queueMicrotask(() => {
      this.due = false;
      const sorted = [...this.texts.values()].sort(byPlace);
      this.first = new Map([...firstUsesOf(sorted)].map(([key, words]) => [key, words.join(' ')]));
      for (const listener of this.listeners) listener();
    });
  }
}

/** In the order of the page; what is folded away comes last, so that an explanation stands where it is seen. */
function byPlace({ element: a }: { element: Element }, { element: b }: { element: Element }): number {
  const folded = Number(isFolded(a)) - Number(isFolded(b));
  if (folded !== 0) return folded;
  return a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1;
}

const isFolded = (element: Element) => element.closest('details:not([open])') !== null;
