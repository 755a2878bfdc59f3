import { useTranslation } from 'react-i18next';

import { chooseLanguage } from '../../lib/i18n/i18n';
import { isLanguage, languages } from '../../lib/i18n/languages';
import { preferences, themeOf, usePreferences, type Theme } from '../../lib/preferences/preferences.store';
import { VisuallyHidden } from '../../ui/text/VisuallyHidden';
import styles from './ShowSwitches.module.css';

const themes: readonly Theme[] = ['system', 'light', 'dark'];

/** Language and theme, within reach on every page. */
export function ShowSwitches() {
  return (
    <div className={styles.switches}>
      <LanguageSwitch />
      <ThemeSwitch />
    </div>
  );
}

/** Each language by its own name, so that it is found by those who read no other. */
export function LanguageSwitch() {
  const { i18n } = useTranslation('app');
  const other = i18n.language === 'cy' ? 'en' : 'cy';
  return (
    <button
      type="button"
      lang={other}
      className={styles.language}
      onClick={() => isLanguage(other) && void chooseLanguage(other)}
    >
      {languages[other]}
    </button>
  );
}

function ThemeSwitch() {
  const { t } = useTranslation('app');
  const theme = usePreferences(themeOf);
  return (
    <label className={styles.theme}>
      <VisuallyHidden>{t('shell.theme')}</VisuallyHidden>
      <select value={theme} onChange={(event) => preferences.setState({ theme: event.target.value as Theme })}>
        {themes.map((one) => (
          <option key={one} value={one}>
            {t(`theme.${one}`)}
          </option>
        ))}
      </select>
    </label>
  );
}
