import type { RunPage } from '@guildhall/shared/game/quests';
import { useTranslation } from 'react-i18next';

import { useCelebrated } from '../../lib/celebration/celebration.store';
import { useBilingual } from '../../lib/i18n/useBilingual';
import { useMe } from '../../lib/me/useMe';
import { useFormats } from '../../lib/time/useFormats';
import { Stack } from '../../ui/layout/Layout';
import { Card } from '../../ui/card/Card';
import { Stamp } from '../../ui/pictures/Stamp';
import { classes } from '../../ui/classes';
import { Link } from '../../ui/text/Link';
import ink from '../../ui/text/Ink.module.css';
import { NameHelper } from './NameHelper';
import styles from './Quests.module.css';
import type { useRunCommand } from './useRun';

/** The quest is done: celebrated once, in place, with what it moved for those who play. */
export function Finished({ run, command }: { run: RunPage; command: ReturnType<typeof useRunCommand> }) {
  const { t } = useTranslation('quests');
  const { text, name } = useBilingual();
  const { shortDate } = useFormats();
  const { organisation } = useMe();
  const fresh = useCelebrated('quest', run.id);
  const { stamp, title, warmUp } = run.quest.definition;
  return (
    <div className={classes(styles.finished, fresh && styles.fresh)}>
      <Card title={t('finished.title')}>
        <div className={styles.finishedBody}>
          {stamp && run.completedAt ? (
            <Stamp
              id={stamp}
              title={text(title)}
              place={name(organisation)}
              date={shortDate(run.completedAt)}
              fresh={fresh}
            />
          ) : null}
          <Stack>
            <p>{t(warmUp ? 'finished.warm_up' : 'finished.words')}</p>
            <Moved run={run} />
            <Link to="/quests">{t('finished.next')}</Link>
          </Stack>
        </div>
        {run.helper ? <p className={ink.soft}>{t('helper.named', { name: run.helper.name })}</p> : null}
        {run.may.nameHelper ? <NameHelper run={run.id} command={command} /> : null}
      </Card>
    </div>
  );
}

/** What moved for the reader; nothing for those who do not play. */
function Moved({ run: { reward } }: { run: RunPage }) {
  const { t } = useTranslation('quests');
  if (!reward) return null;
  if (!reward.counted) return <p className={ink.soft}>{t('finished.counting')}</p>;
  return (
    <ul className={styles.moved} role="status">
      {reward.points > 0 ? <li>{t('finished.points', { count: reward.points })}</li> : null}
      {reward.stamp ? <li>{t('finished.stamp', { stamp: reward.stamp })}</li> : null}
      {reward.points === 0 ? <li>{t('finished.again')}</li> : null}
    </ul>
  );
}
