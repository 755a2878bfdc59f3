import { isOwnPicture } from '../schema/picture';

const useless = 'script, style, meta, link, title, xml, template, iframe, object, embed, svg, button, input, select';

/** The structure of pasted HTML without the dress of the program it comes from: Word, a mail, another site. */
export function cleanHtml(html: string): string {
  const { body } = new DOMParser().parseFromString(html, 'text/html');
  for (const element of body.querySelectorAll(useless)) element.remove();
  for (const comment of commentsIn(body)) comment.remove();
  for (const image of body.querySelectorAll('img')) if (!isOwnPicture(image.getAttribute('src'))) image.remove();
  for (const link of body.querySelectorAll('a[href^="#_"]')) unwrap(link);
  wordTitles(body);
  wordLists(body);
  levelHeadings(body);
  for (const element of body.querySelectorAll('*')) if (element.tagName.includes(':')) unwrap(element);
  for (const element of body.querySelectorAll('p')) if (isBlank(element)) element.remove();
  return body.innerHTML;
}

function commentsIn(body: HTMLElement): Comment[] {
  const walker = body.ownerDocument.createTreeWalker(body, NodeFilter.SHOW_COMMENT);
  const comments: Comment[] = [];
  while (walker.nextNode()) comments.push(walker.currentNode as Comment);
  return comments;
}

function isBlank(element: Element): boolean {
  return !/\S/.test((element.textContent ?? '').replaceAll('\u00A0', ' ')) && !element.querySelector('img, br');
}

function unwrap(element: Element): void {
  element.replaceWith(...element.childNodes);
}

function renamed(element: Element, name: string): HTMLElement {
  const other = element.ownerDocument.createElement(name);
  other.append(...element.childNodes);
  element.replaceWith(other);
  return other;
}

/** Word's title stands above its headings of the first level. */
function wordTitles(body: HTMLElement): void {
  const titles = body.querySelectorAll('p.MsoTitle');
  if (titles.length > 0)
    for (const heading of body.querySelectorAll('h1, h2, h3, h4, h5'))
      renamed(heading, `h${Number(heading.tagName[1]) + 1}`);
  for (const title of titles) renamed(title, 'h1');
}

/** The highest heading of what is pasted becomes the text's highest, those below keep their distance. */
function levelHeadings(body: HTMLElement): void {
  const headings = [...body.querySelectorAll('h1, h2, h3, h4, h5, h6')];
  const highest = Math.min(...headings.map(({ tagName }) => Number(tagName[1])));
  const shift = Math.max(0, 2 - highest);
  for (const element of headings) {
    const level = Math.min(4, Number(element.tagName[1]) + shift);
    if (`H${level}` !== element.tagName) renamed(element, `h${level}`);
  }
}

const listStyle = /mso-list:\s*l\d+\s+level(\d+)/i;

/** Word writes a list as paragraphs that only look like one; they become a list with its levels. */
function wordLists(body: HTMLElement): void {
  let open: HTMLElement[] = [];
  for (const paragraph of body.querySelectorAll('p')) {
    const level = Number(listStyle.exec(paragraph.getAttribute('style') ?? '')?.[1] ?? 0);
    if (level === 0) {
      open = [];
      continue;
    }
    if (open.length > 0 && !follows(open[0]!, paragraph)) open = [];
    open = addItem(open, paragraph, level);
  }
}

function follows(list: HTMLElement, paragraph: Element): boolean {
  return list.nextElementSibling === paragraph;
}

function addItem(open: HTMLElement[], paragraph: HTMLElement, level: number): HTMLElement[] {
  const name = takeMarker(paragraph);
  const lists = open.slice(0, level);
  while (lists.length < level) {
    const list = paragraph.ownerDocument.createElement(name);
    const above = lists.at(-1);
    if (above) (above.lastElementChild ?? above.appendChild(paragraph.ownerDocument.createElement('li'))).append(list);
    else paragraph.before(list);
    lists.push(list);
  }
  const item = paragraph.ownerDocument.createElement('li');
  item.append(...paragraph.childNodes);
  lists.at(-1)!.append(item);
  paragraph.remove();
  return lists;
}

/** Removes the sign or number Word has written before an item; it tells which kind of list it is. */
function takeMarker(paragraph: Element): 'ol' | 'ul' {
  const marker = [...paragraph.querySelectorAll('span')].find((span) =>
    /mso-list:\s*ignore/i.test(span.getAttribute('style') ?? ''),
  );
  const sign = marker?.textContent ?? '';
  marker?.remove();
  return /^\s*(?:\d+|[a-z]|[ivx]+)[.)]/i.test(sign) ? 'ol' : 'ul';
}
