import type SanitizeHtml from 'sanitize-html';

interface Renderer {
  markdown: { render(text: string): string };
  sanitize: typeof SanitizeHtml;
}

/** Loaded with the first text that needs it, so that starting the server does not wait for it. */
let renderer: Promise<Renderer> | null = null;

async function load(): Promise<Renderer> {
  const [{ default: markdownIt }, { default: sanitize }] = await Promise.all([
    import('markdown-it'),
    import('sanitize-html'),
  ]);
  return { markdown: markdownIt({ html: false, linkify: true, breaks: true, xhtmlOut: true }), sanitize };
}

/** The only pictures: our own, which were encoded anew here. Others would call other sites. */
const OWN_PICTURE = /^\/media\/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Text people write may have these and nothing else: no pictures but our own, and no styles. */
const allowed: SanitizeHtml.IOptions = {
  allowedTags: [
    ...['p', 'br', 'strong', 'em', 's', 'a', 'ul', 'ol', 'li', 'blockquote', 'code', 'pre', 'hr', 'h3', 'h4', 'img'],
    ...['table', 'thead', 'tbody', 'tr', 'th', 'td'],
  ],
  allowedAttributes: { a: ['href', 'rel'], ol: ['start'], img: ['src', 'alt', 'loading'] },
  exclusiveFilter: ({ tag, attribs }) => tag === 'img' && !OWN_PICTURE.test(attribs['src'] ?? ''),
  allowedSchemes: ['http', 'https', 'mailto'],
  allowProtocolRelative: false,
  // A page's own headings are h1 and h2.
  transformTags: {
    h1: 'h3',
    h2: 'h3',
    h5: 'h4',
    h6: 'h4',
    img: (tagName, { src = '', alt = '' }) => ({ tagName, attribs: { src, alt, loading: 'lazy' } }),
    a: (tagName, { href }) => ({
      tagName,
      attribs: { ...(href ? { href } : {}), rel: 'nofollow noopener noreferrer' },
    }),
  },
};

/** Anything but bare tags that are allowed as they are, and words: only that needs the sanitiser's reading. */
const MORE_THAN_WORDS =
  /<(?!\/?(?:p|strong|em|s|ul|ol|li|blockquote|code|pre)>|(?:br|hr) \/>)|&(?!(?:amp|lt|gt|quot);)/;

/** Safe HTML of a Markdown text; empty for an empty one. Raw HTML in it is shown as text. */
export async function renderMarkdown(text: string): Promise<string> {
  if (text === '') return '';
  renderer ??= load();
  const { markdown, sanitize } = await renderer;
  const html = markdown.render(text);
  // Where there is no attribute the sanitiser changes nothing but quotation marks, and takes longer than all else.
  if (!MORE_THAN_WORDS.test(html)) return html.replaceAll('&quot;', '"').trim();
  return sanitize(html, allowed).trim();
}

/** The words of a Markdown text without its marks, in one line, for excerpts and searching. */
export function plainWords(text: string): string {
  return text
    .replaceAll(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replaceAll(/^\s{0,3}(#{1,6}|>|[-*+]|\d+[.)])\s+/gm, '')
    .replaceAll(/^ {0,3}\|[ |:-]*$/gm, '')
    .replaceAll(/^ {0,3}\|.*$/gm, (row) => row.replaceAll(/(?<!\\)\|/g, ' '))
    .replaceAll(/[*_`~]+/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim();
}
