/** The languages of the product, each named in itself. */
export const languages = { en: 'English', cy: 'Cymraeg' } as const;
export type Language = keyof typeof languages;

export function isLanguage(text: string | null | undefined): text is Language {
  return text === 'en' || text === 'cy';
}

/** What the browser asks for; English unless Welsh comes first. */
export function browserLanguage(asked: readonly string[] = navigator.languages): Language {
  return asked[0]?.toLowerCase().startsWith('cy') ? 'cy' : 'en';
}
