import type { QuestDefinition } from '@guildhall/shared/game/quest-definition';
import { useTranslation } from 'react-i18next';

import { Explained } from '../../lib/glossary/Explained';
import { Card } from '../../ui/card/Card';
import styles from './Quests.module.css';

/** What people do already that is the same thing, and how to do the quest without a device. */
export function QuestWords({ definition }: { definition: QuestDefinition }) {
  const { t } = useTranslation('quests');
  return (
    <Card>
      <dl className={styles.words}>
        <div>
          <dt>{t('page.already')}</dt>
          <dd>
            <Explained text={definition.alreadyDoThis} />
          </dd>
        </div>
        <div>
          <dt>{t('page.without_device')}</dt>
          <dd>
            <Explained text={definition.withoutDevice} />
          </dd>
        </div>
      </dl>
    </Card>
  );
}
