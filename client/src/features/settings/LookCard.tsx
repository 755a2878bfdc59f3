import type { Theme } from '../../lib/preferences/preferences.store';
import { useTranslation } from 'react-i18next';

import { chooseLanguage } from '../../lib/i18n/i18n';
import { isLanguage, languages, type Language } from '../../lib/i18n/languages';
import { useMe } from '../../lib/me/useMe';
import { motionOf, preferences, themeOf, usePreferences } from '../../lib/preferences/preferences.store';
import { Card } from '../../ui/card/Card';
import { RadioGroup } from '../../ui/choice/RadioGroup';
import { Switch } from '../../ui/choice/Switch';
import { Stack } from '../../ui/layout/Layout';
import { Saved } from './Saved';
import { useChangeSettings } from './useChangeSettings';

const themes: readonly Theme[] = ['system', 'light', 'dark'];

/** Language, theme and movement, on this device at once and on the account for every other; and being seen. */
export function LookCard() {
  const { t, i18n } = useTranslation(['settings', 'app']);
  const { member, organisation } = useMe();
  const theme = usePreferences(themeOf);
  const motion = usePreferences(motionOf);
  const { change, done, kept, problem } = useChangeSettings();

  const speak = (language: Language) => {
    void chooseLanguage(language);
    change({ locale: language });
  };
  const show = (chosen: { theme: Theme } | { motion: 'system' | 'reduced' }) => {
    preferences.setState(chosen);
    change(chosen);
  };

  return (
    <Card title={t('look.title')}>
      <Stack>
        <RadioGroup
          legend={t('look.language')}
          name="language"
          options={organisation.locales.map((each) => ({
            value: each,
            label: <span lang={each}>{languages[each]}</span>,
          }))}
          value={i18n.language}
          onChange={({ target }) => isLanguage(target.value) && speak(target.value)}
        />
        <RadioGroup
          legend={t('look.theme')}
          name="theme"
          options={themes.map((each) => ({ value: each, label: t(`app:theme.${each}`) }))}
          value={theme}
          onChange={({ target }) => show({ theme: target.value as Theme })}
        />
        <Switch
          label={t('look.motion')}
          hint={t('look.motion_hint')}
          on={motion === 'reduced'}
          onChange={(on) => show({ motion: on ? 'reduced' : 'system' })}
        />
        <Switch
          label={t('look.presence')}
          hint={t('look.presence_hint')}
          on={member.settings.presence === 'shown'}
          onChange={(on) => change({ presence: on ? 'shown' : 'hidden' })}
        />
        <Saved done={done} kept={kept} problem={problem} />
      </Stack>
    </Card>
  );
}
