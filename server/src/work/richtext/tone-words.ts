import type { Locale } from '@guildhall/shared/people/me';

/** What each kind of callout is called, so that its border or colour is never all that tells it. */
export const toneWords = {
  en: { note: 'Note', warning: 'Warning', example: 'Example' },
  cy: { note: 'Nodyn', warning: 'Rhybudd', example: 'Enghraifft' },
} as const satisfies Record<Locale, object>;

/** HTML of ours in which every callout begins with the word for its kind. Words of a text cannot be taken for one: they are escaped. */
export function withToneWords(html: string, language: Locale): string {
  return html.replaceAll(
    /<aside class="callout" data-tone="(note|warning|example)">/g,
    (callout, tone: keyof (typeof toneWords)['en']) => `${callout}<p><strong>${toneWords[language][tone]}</strong></p>`,
  );
}
