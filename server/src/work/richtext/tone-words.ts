import type { Locale } from '@guildhall/shared/people/me';
import type { TextNode } from '@guildhall/shared/work/guidance-text';

/** What each kind of callout is called, so that its border or colour is never all that tells it. */
export const toneWords = {
  en: { note: 'Note', warning: 'Warning', example: 'Example' },
  cy: { note: 'Nodyn', warning: 'Rhybudd', example: 'Enghraifft' },
} as const satisfies Record<Locale, object>;

type Tone = keyof (typeof toneWords)['en'];

const toneByWord = new Map<string | undefined, string>(
  Object.values(toneWords).flatMap((words) => Object.entries(words).map(([tone, word]) => [word, tone])),
);

/** HTML of ours in which every callout begins with the word for its kind. Words of a text cannot be taken for one: they are escaped. */
export function withToneWords(html: string, language: Locale): string {
  return html.replaceAll(
    /<aside class="callout" data-tone="(note|warning|example)">/g,
    (callout, tone: Tone) => `${callout}<p class="callout-tone"><strong>${toneWords[language][tone]}</strong></p>`,
  );
}

/** The kind of callout that a block says in words by itself, as files do; undefined when it says anything else. */
export function toneSaid(block: TextNode | undefined): string | undefined {
  const [run, ...more] = block?.content ?? [];
  const alone = block?.type === 'paragraph' && more.length === 0 && run?.marks?.some(({ type }) => type === 'bold');
  return alone ? toneByWord.get(run?.text) : undefined;
}
