import type { MarkedWord } from './useFinder';
import { meaningId } from './useFinder';

type Find = (text: string) => MarkedWord[];

/** Where words stay as they are: what is pressed, named or exact. */
const leftAlone = 'a, button, summary, label, code, pre, h1, h2, h3, h4, h5, h6, [role="button"]';

function texts(root: HTMLElement): Text[] {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const found: Text[] = [];
  while (walker.nextNode()) {
    const text = walker.currentNode as Text;
    if (!text.parentElement?.closest(leftAlone)) found.push(text);
  }
  return found;
}

const parsed = (html: string) => new DOMParser().parseFromString(html, 'text/html').body;

/** The words in the running text of safe HTML that have an explanation. */
export function wordsInHtml(html: string, find: Find): string[] {
  return [...new Set(texts(parsed(html)).flatMap(({ data }) => find(data).map(({ word }) => word)))];
}

/** The same HTML with the first use of each of these words marked. */
export function markedHtml(html: string, find: Find, first: ReadonlySet<string>, className: string): string {
  const body = parsed(html);
  const open = new Set(first);
  for (const text of texts(body)) {
    let rest = text;
    let cut = 0;
    for (const { from, to, word } of find(text.data)) {
      if (!open.delete(word)) continue;
      const used = rest.splitText(from - cut);
      rest = used.splitText(to - from);
      cut = to;
      const mark = document.createElement('span');
      for (const [name, value] of Object.entries(markOf(word))) mark.setAttribute(name, String(value));
      mark.className = className;
      used.replaceWith(mark);
      mark.append(used);
    }
  }
  return body.innerHTML;
}

/** What makes a word something to point at, to reach by keyboard and to press. */
export function markOf(word: string) {
  return { role: 'button', tabindex: 0, 'data-word': word, 'aria-describedby': meaningId(word) };
}
