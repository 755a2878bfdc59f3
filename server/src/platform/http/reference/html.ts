const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

export const escape = (text: string) => text.replace(/[&<>"']/g, (character) => entities[character]!);

/** A whole page without script, in our own style sheet. */
export function page(title: string, body: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escape(title)} · Guildhall</title>
<link rel="stylesheet" href="/api/reference.css">
</head>
<body>
<a class="skip" href="#main">Skip to the content</a>
<header><a href="/">Guildhall</a><nav aria-label="Reference"><a href="/api">API</a><a href="/api/problems">Problems</a><a href="/api/openapi.json">OpenAPI 3.1</a></nav></header>
<main id="main">
<h1>${escape(title)}</h1>
${body}
</main>
</body>
</html>
`;
}
