import type { QuestPage } from '@guildhall/shared/game/quests';
import { useTranslation } from 'react-i18next';

import { useBilingual } from '../../lib/i18n/useBilingual';
import { useMe } from '../../lib/me/useMe';
import { Card } from '../../ui/card/Card';
import { Stamp } from '../../ui/pictures/Stamp';
import ink from '../../ui/text/Ink.module.css';
import styles from './Quests.module.css';

/** What a quest takes and brings, who finished it lately, and someone to ask. */
export function QuestFacts({ quest }: { quest: QuestPage }) {
  const { t } = useTranslation('quests');
  const { text, name } = useBilingual();
  const { organisation } = useMe();
  const { definition, finishedLately, ask } = quest;
  const rows = [
    [t('facts.for'), text(definition.audience)],
    [t('facts.time'), t('minutes', { count: definition.minutes })],
    [t('facts.company'), quest.companies.map((company) => t(`companies.${company}`)).join(' · ')],
    [t('facts.level'), t(`level.${definition.level}`)],
  ] as const;
  return (
    <Card title={t('facts.title')}>
      <dl className={styles.factList}>
        {rows.map(([term, detail]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{detail}</dd>
          </div>
        ))}
      </dl>
      {definition.stamp ? (
        <div className={styles.stamp}>
          <Stamp id={definition.stamp} title={text(definition.title)} place={name(organisation)} />
        </div>
      ) : null}
      {finishedLately ? (
        <p>{t('facts.lately', { count: finishedLately.people, where: name(finishedLately.where) })}</p>
      ) : null}
      {ask ? <p className={ink.soft}>{t('facts.ask', { name: ask.name })}</p> : null}
    </Card>
  );
}
