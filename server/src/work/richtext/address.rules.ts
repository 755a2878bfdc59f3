/** Where a link in a text may lead: the web, a mail address, a telephone, or a place on this installation. */
export function safeLink(href: unknown): string | null {
  if (typeof href !== 'string') return null;
  const address = href.trim();
  if (address.length === 0 || address.length > 2000 || hasControls(address)) return null;
  if (/^(https?:\/\/|mailto:|tel:)[^\s]+$/i.test(address)) return address;
  // Not `//host`, nor `/\host`, which browsers read as another site.
  if (/^\/(?![/\\])[^\s\\]*$/.test(address) || /^#[^\s]*$/.test(address)) return address;
  return null;
}

/** Pictures come from this installation only, so that a reader's browser calls nobody else. */
export function safePicture(src: unknown): string | null {
  return typeof src === 'string' && /^\/media\/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(src) ? src : null;
}

/** Browsers leave tabs and line breaks out of an address, so `java\tscript:` would run. */
function hasControls(text: string): boolean {
  for (const character of text) if (character.charCodeAt(0) < 32 || character.charCodeAt(0) === 127) return true;
  return false;
}
