import { useTranslation } from 'react-i18next';

import { useMe } from '../../lib/me/useMe';
import { Card } from '../../ui/card/Card';
import { Switch } from '../../ui/choice/Switch';
import { Stack } from '../../ui/layout/Layout';
import { useSeenBy } from '../points/useSeenBy';
import { Saved } from './Saved';
import styles from './Settings.module.css';
import { useChangeSettings } from './useChangeSettings';

/** One switch for points, reversible; and whether to be named on boards of people. */
export function PlayCard() {
  const { t } = useTranslation('settings');
  const { member, organisation } = useMe();
  const { playing, boardVisible } = member;
  const { words } = useSeenBy();
  const { change, busy, done, kept, problem } = useChangeSettings();
  return (
    <Card title={t('play.title')}>
      <Stack gap="s">
        <Switch
          label={t('play.switch')}
          hint={playing ? t('play.on') : t('play.off')}
          on={playing ?? false}
          busy={busy}
          onChange={(on) => change({ playing: on })}
        />
        {playing ? (
          <Switch
            label={t('play.named')}
            hint={t(organisation.memberBoards ? 'play.named_hint' : 'play.named_hint_none')}
            on={boardVisible}
            busy={busy}
            onChange={(on) => change({ boardVisible: on })}
          />
        ) : null}
        <Saved done={done} kept={kept} problem={problem} />
        <p className={styles.promise}>{t('play.promise')}</p>
        {playing ? <p className={styles.promise}>{words}</p> : null}
        <p className={styles.promise}>{t('play.changes')}</p>
      </Stack>
    </Card>
  );
}
