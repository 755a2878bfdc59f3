import i18next from 'i18next';
import resourcesToBackend from 'i18next-resources-to-backend';
import { initReactI18next } from 'react-i18next';

import { preferences } from '../preferences/preferences.store';
import { loadCatalogue } from './catalogues';
import { figures } from './figures';
import { browserLanguage, isLanguage, type Language } from './languages';

/** Starts the catalogues `app` and `ui`; each screen brings its own (`i18next.loadNamespaces`). */
export async function startI18n(): Promise<void> {
  i18next.on('languageChanged', (language) => {
    document.documentElement.lang = language;
  });
  await i18next
    .use(resourcesToBackend(loadCatalogue))
    .use(initReactI18next)
    .use(figures)
    .init({
      lng: preferences.getState().language ?? browserLanguage(),
      supportedLngs: ['en', 'cy'],
      fallbackLng: 'en',
      load: 'currentOnly',
      partialBundledLanguages: true,
      ns: ['app', 'ui'],
      defaultNS: 'app',
      interpolation: { escapeValue: false, alwaysFormat: true },
      react: { useSuspense: true },
    });
}

/** The reader's own choice: kept on this device and shown at once. */
export async function chooseLanguage(language: Language): Promise<void> {
  await i18next.changeLanguage(language);
  preferences.setState({ language });
}

/** The language on the person's account, used until they choose another on this device. */
export async function followAccountLanguage(language: string): Promise<void> {
  if (preferences.getState().language || !isLanguage(language) || i18next.language === language) return;
  await i18next.changeLanguage(language);
}
