const most = 60;
const meant: Record<string, string> = { lt: '<', gt: '>', quot: '"', amp: '&', '#39': "'" };

/** The first words of safe HTML as plain text: enough to tell one's own comments apart. */
export function openingOf(html: string): string {
  const words = html
    .replaceAll(/<(br|\/p|\/li|\/h\d|\/blockquote)\b[^>]*>/g, ' ')
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll(/&(lt|gt|quot|amp|#39);/g, (_, name: string) => meant[name]!)
    .replaceAll(/\s+/g, ' ')
    .trim();
  return firstOf(words);
}

/** The same of plain text. */
export function firstOf(words: string): string {
  if (words.length <= most) return words;
  const whole = words.slice(0, most + 1);
  return `${whole.slice(0, Math.max(whole.lastIndexOf(' '), 0) || most)}…`;
}
