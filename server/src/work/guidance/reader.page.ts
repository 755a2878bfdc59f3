import type { Locale } from '@guildhall/shared/people/me';
import { DateTime } from 'luxon';

import { escapeHtml as safe } from '../richtext/html.rules.js';
import { withToneWords } from '../richtext/tone-words.js';
import type { ReaderText, WithdrawnText } from './publication.queries.js';
import { readerWords, wordOf } from './reader-words.js';

const formats = ['markdown', 'html', 'docx'] as const;

/** The page of published guidance: no script, no style of its own, every word escaped but the frozen HTML. */
export function readerPage(text: ReaderText, signedIn: boolean): string {
  const words = readerWords[text.language];
  const { title, language } = text;
  const kind = wordOf(words.kinds, text.kind);
  return frame(
    { language, title: `${title} · ${organisationOf(text)}`, header: header(text, signedIn) },
    `<article>
<p class="kind">${safe(kind)}</p>
<h1>${safe(title)}</h1>
${forWhom(text)}
${text.due ? `<p class="due" role="note">${safe(words.due.replace('{owner}', text.owner))}</p>` : ''}
${contents(text)}
<div class="text">
${withToneWords(text.html, language)}
</div>
</article>
${explained(text)}
${control(text, signedIn)}
${takeAway(text)}`,
  );
}

/** Whom it is for; in the other language where nobody has said it in this one. */
function forWhom({ language, audience }: ReaderText): string {
  const said = [language, ...(['en', 'cy'] as const)].find((one) => audience[one]);
  if (!said) return '';
  const lang = said === language ? '' : ` lang="${said}"`;
  return `<p class="audience">${readerWords[language].forWhom}: <span${lang}>${safe(audience[said]!)}</span></p>`;
}

/** What somebody gets who may not read what is here, or nobody may. */
export function readerRefusal(language: Locale, why: 'sign-in' | 'missing', address: string): string {
  const words = readerWords[language];
  const [title, reason] = why === 'sign-in' ? [words.signIn, words.signInWhy] : [words.missing, words.missingWhy];
  const link =
    why === 'sign-in'
      ? `<a href="/sign-in?next=${encodeURIComponent(address)}">${words.signInLink}</a>`
      : `<a href="/guidance">${words.home}</a>`;
  return frame({ language, title, header: '' }, `<h1>${title}</h1>\n<p>${reason}</p>\n<p>${link}</p>`);
}

/** What readers find where a text was: since when it does not hold, and who can tell what does. */
export function withdrawnPage(text: WithdrawnText): string {
  const { language, title, owner, withdrawnAt } = text;
  const words = readerWords[language];
  const day = dayOf(text, withdrawnAt.toISOString());
  const reason = words.withdrawnWhy.replace('{day}', day).replace('{owner}', owner);
  return frame(
    { language, title, header: '' },
    `<p class="kind">${words.withdrawn}</p>
<h1>${safe(title)}</h1>
<p class="due" role="note">${safe(reason)}</p>
<p><a href="/guidance">${words.home}</a></p>`,
  );
}

function frame({ language, title, header: top }: { language: Locale; title: string; header: string }, main: string) {
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${safe(title)}</title>
<link rel="icon" href="/favicon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/guidance/read/reader.css">
</head>
<body>
<a class="skip" href="#text">${readerWords[language].skip}</a>
${top}
<main id="text">
${main}
</main>
</body>
</html>
`;
}

const organisationOf = ({ organisation, language }: ReaderText) =>
  (language === 'cy' && organisation.nameCy) || organisation.name;

function header(text: ReaderText, signedIn: boolean): string {
  const { slug, language, languages, id } = text;
  const words = readerWords[language];
  const other: Locale = language === 'en' ? 'cy' : 'en';
  const links = [
    ...(languages.includes(other)
      ? [`<a href="/guidance/read/${slug}/${other}" lang="${other}" hreflang="${other}">${words.otherLanguage}</a>`]
      : []),
    ...(signedIn ? [`<a href="/guidance/${id}">${words.open}</a>`] : []),
  ];
  return `<header><p class="organisation">${safe(organisationOf(text))}</p>${links.length > 0 ? `<nav>${links.join(' ')}</nav>` : ''}</header>`;
}

/** Links to the headings of level 2, which have ids. */
function contents({ html, language }: ReaderText): string {
  const headings = [...html.matchAll(/<h2 id="([^"]*)">(.*?)<\/h2>/g)];
  if (headings.length < 2) return '';
  const items = headings.map(([, id, inside]) => `<li><a href="#${id}">${inside!.replaceAll(/<[^>]*>/g, '')}</a></li>`);
  const label = readerWords[language].contents;
  return `<nav class="contents" aria-label="${label}"><p>${label}</p><ul>${items.join('')}</ul></nav>`;
}

/** What the words of the glossary mean that the text uses: without script nothing is explained in its place. */
function explained({ words, language }: ReaderText): string {
  if (words.length === 0) return '';
  const list = words.map(({ term, meaning }) => `<dt>${safe(term)}</dt><dd>${safe(meaning)}</dd>`).join('');
  return `<section class="words" aria-labelledby="words-explained"><h2 id="words-explained">${readerWords[language].words}</h2><dl>${list}</dl></section>`;
}

/** The control page. Names of staff are for the organisation's people; everybody reads dates and who looks after it. */
function control(text: ReaderText, signedIn: boolean): string {
  const words = readerWords[text.language];
  const { current } = text;
  const facts: [string, string][] = [
    [words.edition, String(current.edition)],
    [words.published, dayOf(text, current.publishedAt)],
    [words.reviewBy, dayOf(text, current.reviewBy)],
    [words.owner, text.owner],
    ...(signedIn ? ([[words.approvedBy, current.approvedBy.name]] as [string, string][]) : []),
    ...(signedIn && current.authors.length > 0
      ? ([[words.authors, current.authors.map(({ name }) => name).join(', ')]] as [string, string][])
      : []),
  ];
  const list = facts.map(([name, value]) => `<dt>${name}</dt><dd>${safe(value)}</dd>`).join('');
  return `<section class="control" aria-labelledby="about"><h2 id="about">${words.about}</h2><dl>${list}</dl>
${signedIn ? `${editions(text)}\n${reviews(text)}` : ''}</section>`;
}

function editions(text: ReaderText): string {
  const words = readerWords[text.language];
  const rows = text.editions.map((edition) => [
    String(edition.edition),
    dayOf(text, edition.publishedAt),
    edition.approvedBy.name,
    edition.message,
    wordOf(words.states, edition.state),
  ]);
  return table(words.editions, [words.edition, words.published, words.approvedBy, words.what, words.state], rows);
}

function reviews(text: ReaderText): string {
  const words = readerWords[text.language];
  const rows = text.reviews.map(({ kind, decision, by, on }) => [
    wordOf(words.reviewKinds, kind),
    wordOf(words.decisions, decision),
    by,
    dayOf(text, on.toISOString()),
  ]);
  return rows.length > 0 ? table(words.reviews, [words.review, words.decision, words.by, words.on], rows) : '';
}

function table(caption: string, head: readonly string[], rows: readonly string[][]): string {
  const top = head.map((name) => `<th scope="col">${name}</th>`).join('');
  const body = rows.map((row) => `<tr>${row.map((value) => `<td>${safe(value)}</td>`).join('')}</tr>`).join('');
  return `<div class="scroll" tabindex="0" role="region" aria-label="${caption}"><table><caption>${caption}</caption><thead><tr>${top}</tr></thead><tbody>${body}</tbody></table></div>`;
}

function takeAway({ slug, language }: ReaderText): string {
  const words = readerWords[language];
  const links = formats.map(
    (format) => `<a href="/guidance/read/${slug}/${language}/export/${format}" download>${words.formats[format]}</a>`,
  );
  return `<footer><h2>${words.take}</h2><p>${links.join(' ')}</p></footer>`;
}

/** A day or an instant in words, in the organisation's zone. */
function dayOf({ zone, language }: Pick<ReaderText, 'zone' | 'language'>, iso: string): string {
  return DateTime.fromISO(iso, { zone })
    .setLocale(language === 'cy' ? 'cy' : 'en-GB')
    .toFormat('d MMMM yyyy');
}
