export interface AtomEntry {
  id: string;
  title: string;
  locale: string;
  author: string;
  council: string;
  /** The beginning of the problem, plain. */
  summary: string;
  publishedAt: Date;
  changedAt: Date;
}

export interface AtomFeed {
  /** Of whoever's feed it is. */
  id: string;
  title: string;
  /** Address of the installation, without a slash at its end. */
  home: string;
  updatedAt: Date;
  entries: readonly AtomEntry[];
}

/** An Atom feed (RFC 4287). All of it is text: nothing in it is ever markup. */
export function atom({ id, title, home, updatedAt, entries }: AtomFeed): string {
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
<id>urn:uuid:${xml(id)}</id>
<title>${xml(title)}</title>
<updated>${updatedAt.toISOString()}</updated>
<link href="${xml(`${home}/practices`)}"/>
${entries.map((entry) => entryXml(home, entry)).join('')}</feed>
`;
}

function entryXml(
  home: string,
  { id, title, locale, author, council, summary, publishedAt, changedAt }: AtomEntry,
): string {
  return `<entry xml:lang="${xml(locale)}">
<id>urn:uuid:${xml(id)}</id>
<title type="text">${xml(title)}</title>
<author><name>${xml(`${author}, ${council}`)}</name></author>
<published>${publishedAt.toISOString()}</published>
<updated>${changedAt.toISOString()}</updated>
<link href="${xml(`${home}/practices/${id}`)}"/>
<summary type="text">${xml(summary)}</summary>
</entry>
`;
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Text in XML: marks escaped, and what XML 1.0 cannot hold left out. */
function xml(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
    .replaceAll(/[&<>"']/g, (mark) => entities[mark]!);
}
