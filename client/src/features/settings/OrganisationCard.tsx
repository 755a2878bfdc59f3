import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useFormats } from '../../lib/time/useFormats';
import { Card } from '../../ui/card/Card';
import { Switch } from '../../ui/choice/Switch';
import { ConfirmDialog } from '../../ui/dialog/ConfirmDialog';
import { Select } from '../../ui/field/Select';
import { Stack } from '../../ui/layout/Layout';
import { Saved } from './Saved';
import { useChangeOrganisation, useOrganisationSettings } from './useOrganisation';

const targets = [0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1];

/** What an administrator decides for everyone: boards of people, the target, the languages of guidance, and the network. */
export function OrganisationCard() {
  const { t } = useTranslation('settings');
  const { percent } = useFormats();
  const { data: settings } = useOrganisationSettings();
  const change = useChangeOrganisation();
  const [leaving, setLeaving] = useState(false);
  const leave = () => {
    change.run({ network: false });
    setLeaving(false);
  };
  if (!settings) return null;
  return (
    <Card title={t('organisation.title')}>
      <Stack>
        <p>{t('organisation.people')}</p>
        <Switch
          label={t('organisation.boards')}
          hint={t('organisation.boards_hint')}
          on={settings.memberBoards}
          busy={change.busy}
          onChange={(memberBoards) => change.run({ memberBoards })}
        />
        <Select
          label={t('organisation.target')}
          hint={t('organisation.target_hint')}
          value={String(settings.targetRate)}
          options={targets.map((rate) => ({ value: String(rate), label: percent(rate) }))}
          onChange={({ target }) => change.run({ targetRate: Number(target.value) })}
        />
        <Switch
          label={t('organisation.languages')}
          hint={t('organisation.languages_hint')}
          on={settings.bothLanguages}
          busy={change.busy}
          onChange={(bothLanguages) => change.run({ bothLanguages })}
        />
        <Switch
          label={t('organisation.network')}
          hint={t('organisation.network_hint')}
          on={settings.network}
          busy={change.busy}
          onChange={(network) => (network ? change.run({ network }) : setLeaving(true))}
        />
        <Saved done={change.done} problem={change.problem} />
      </Stack>
      {leaving ? (
        <ConfirmDialog
          open
          onClose={() => setLeaving(false)}
          title={t('organisation.leave')}
          go={t('organisation.leave')}
          stay={t('organisation.stay')}
          look="berry"
          onGo={leave}
        >
          <p>{t('organisation.leave_words')}</p>
        </ConfirmDialog>
      ) : null}
    </Card>
  );
}
