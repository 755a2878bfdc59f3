const ID = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
const inText = new RegExp(`/media/(${ID})`, 'g');
/** A picture in Markdown: what it shows, and its id. */
const inMarkdown = new RegExp(`!\\[((?:[^\\]\\\\]|\\\\.)*)\\]\\(/media/${ID}`, 'g');

/** Where a picture is read. */
export function addressOf(id: string): string {
  return `/media/${id}`;
}

/** The ids of the pictures whose addresses a text holds, each once. */
export function picturesIn(text: string): string[] {
  return [...new Set([...text.matchAll(inText)].map(([, id]) => id!))];
}

/** How many pictures of a Markdown text say nothing to those who cannot see them. */
export function picturesWithoutWords(markdown: string): number {
  return [...markdown.matchAll(inMarkdown)].filter(([, alt]) => !/[\p{L}\p{N}]/u.test(alt!)).length;
}
