import { useTranslation } from 'react-i18next';

import { isLanguage, type Language } from '../../lib/i18n/languages';

type Titles = { en?: string | undefined; cy?: string | undefined };

/** A document's title, or whom it is for, in the reader's language, or the one it has. */
export function useTitle(): (titles: Titles) => string {
  const { language } = useTranslation().i18n;
  return (titles) => (language === 'cy' ? titles.cy || titles.en : titles.en || titles.cy) ?? '';
}

/** The language to read a document in: the reader's where it has it. */
export function useReadingLanguage(): (languages: readonly Language[]) => Language {
  const { language } = useTranslation().i18n;
  return (languages) => (isLanguage(language) && languages.includes(language) ? language : (languages[0] ?? 'en'));
}
