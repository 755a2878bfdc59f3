import type { TextNode } from '@guildhall/shared/work/guidance-text';
import { addresses } from '@guildhall/shared/work/section-address';

import { safeLink, safePicture } from './address.rules.js';
import { plainText } from './words.rules.js';

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Words as HTML, for content and for attributes in quotation marks. */
export function escapeHtml(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => entities[character]!);
}

const tags: Record<string, string> = { bold: 'strong', italic: 'em', strike: 's', underline: 'u', code: 'code' };
const wrappers: Record<string, string> = {
  bulletList: 'ul',
  orderedList: 'ol',
  listItem: 'li',
  blockquote: 'blockquote',
  tableRow: 'tr',
};

/**
 * HTML of a text. Safe whatever the JSON holds: only the tags named here come out, words are escaped, and addresses are
 * checked once more. Headings of level 2 have the ids of their sections (see `sectionsOf`). Pictures are shown from
 * where `showAt` says; null leaves their words only.
 */
export function toHtml(doc: TextNode, showAt: ShowAt = (src) => src): string {
  const address = addresses();
  const [first] = doc.content ?? [];
  // What stands before the first heading has an address, too, so that those of the headings are the same in both.
  if (first && !(first.type === 'heading' && first.attrs?.['level'] === 2)) address('beginning');
  return (doc.content ?? []).map((node) => block(node, { address, showAt })).join('\n');
}

/** Where a picture of ours is shown from. */
type ShowAt = (src: string) => string | null;

interface Around {
  /** Gives a section's heading its address; null inside other blocks, where no section begins. */
  address: ((words: string) => string) | null;
  showAt: ShowAt;
}

function block(node: TextNode, { address, showAt }: Around): string {
  const within = { address: null, showAt };
  const inside = () => (node.content ?? []).map((child) => block(child, within)).join('');
  switch (node.type) {
    case 'paragraph':
      return `<p>${inline(node)}</p>`;
    case 'heading':
      return heading(node, address);
    case 'codeBlock':
      return `<pre><code>${escapeHtml(plainText(node))}</code></pre>`;
    case 'horizontalRule':
      return '<hr>';
    case 'image':
      return picture(node, showAt);
    case 'callout':
      return `<aside class="callout" data-tone="${toneOf(node)}">${inside()}</aside>`;
    case 'table':
      return table(node, within);
    case 'orderedList': {
      const start = Number(node.attrs?.['start'] ?? 1);
      return `<ol${start > 1 ? ` start="${Math.trunc(start)}"` : ''}>${inside()}</ol>`;
    }
    default: {
      const tag = wrappers[node.type];
      return tag ? `<${tag}>${inside()}</${tag}>` : '';
    }
  }
}

export function toneOf({ attrs }: TextNode): 'note' | 'warning' | 'example' {
  const tone = attrs?.['tone'];
  return tone === 'warning' || tone === 'example' ? tone : 'note';
}

function heading(node: TextNode, address: Around['address']): string {
  const level = [2, 3, 4].find((known) => known === node.attrs?.['level']) ?? 2;
  const id = level === 2 && address ? ` id="${escapeHtml(address(plainText(node).trim()))}"` : '';
  return `<h${level}${id}>${inline(node)}</h${level}>`;
}

function picture({ attrs }: TextNode, showAt: ShowAt): string {
  const address = safePicture(attrs?.['src']);
  if (!address) return '';
  const src = showAt(address);
  if (src === null) return attrs?.['alt'] ? `<p>[${escapeHtml(String(attrs['alt']))}]</p>` : '';
  const words = (name: string) => (typeof attrs?.[name] === 'string' ? escapeHtml(attrs[name]) : '');
  const title = words('title');
  return `<img src="${escapeHtml(src)}" alt="${words('alt')}"${title ? ` title="${title}"` : ''}>`;
}

/** Rows of headings alone are the table's head. */
function table({ content = [] }: TextNode, within: Around): string {
  const head = content.findIndex((row) => row.content?.some(({ type }) => type !== 'tableHeader'));
  const count = head === -1 ? content.length : head;
  const rows = (some: readonly TextNode[]) => some.map((row) => `<tr>${(row.content ?? []).map(cell).join('')}</tr>`);
  const cell = (node: TextNode) => {
    const tag = node.type === 'tableHeader' ? 'th' : 'td';
    const inside = (node.content ?? []).map((child) => block(child, within)).join('');
    return `<${tag}${span(node, 'colspan')}${span(node, 'rowspan')}>${inside}</${tag}>`;
  };
  const [top, rest] = [rows(content.slice(0, count)).join(''), rows(content.slice(count)).join('')];
  return `<table>${top && `<thead>${top}</thead>`}${rest && `<tbody>${rest}</tbody>`}</table>`;
}

function span({ attrs }: TextNode, name: string): string {
  const count = Number(attrs?.[name] ?? 1);
  return Number.isInteger(count) && count > 1 ? ` ${name}="${count}"` : '';
}

function inline({ content = [] }: TextNode): string {
  return content.map((node) => (node.type === 'hardBreak' ? '<br>' : words(node))).join('');
}

function words({ text = '', marks = [] }: TextNode): string {
  return marks.reduceRight((inside, { type, attrs }) => {
    if (type === 'link') {
      const href = safeLink(attrs?.['href']);
      return href ? `<a href="${escapeHtml(href)}" rel="nofollow noopener noreferrer">${inside}</a>` : inside;
    }
    const tag = tags[type];
    return tag ? `<${tag}>${inside}</${tag}>` : inside;
  }, escapeHtml(text));
}
