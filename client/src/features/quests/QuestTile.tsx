import type { QuestCard } from '@guildhall/shared/game/quests';
import { useTranslation } from 'react-i18next';

import { useBilingual } from '../../lib/i18n/useBilingual';
import { Icon } from '../../ui/icons/Icon';
import { Link } from '../../ui/text/Link';
import { Pill } from '../../ui/text/Pill';
import styles from './Quests.module.css';

/** One quest of the catalogue: what it is, why, how long. */
export function QuestTile({ quest }: { quest: QuestCard }) {
  const { t } = useTranslation('quests');
  const { text } = useBilingual();
  return (
    <article className={styles.tile}>
      <h3>
        <Link to={`/quests/${quest.slug}`} look="quiet">
          {text(quest.title)}
        </Link>
      </h3>
      <p>{text(quest.why)}</p>
      <div className={styles.facts}>
        <span className={styles.fact}>
          <Icon name="clock" />
          {t('minutes', { count: quest.minutes })}
        </span>
        <span className={styles.fact}>
          <Icon name="people" />
          {t(`companies.${companyWords(quest.companies)}`)}
        </span>
        <Standing quest={quest} />
      </div>
    </article>
  );
}

/** A quest for several is not to be mistaken for one that can be done alone. */
function companyWords(companies: QuestCard['companies']) {
  const [only] = companies;
  if (companies.length === 1 && only) return only;
  return companies.includes('alone') ? 'either' : 'together';
}

function Standing({ quest: { coming, own, doneBefore } }: { quest: QuestCard }) {
  const { t } = useTranslation('quests');
  if (coming) return <Pill tone="plain">{t('tile.coming')}</Pill>;
  if (own) return <Pill tone="accent">{t(`state.${own.state}`)}</Pill>;
  return doneBefore ? <Pill tone="moss">{t('tile.done')}</Pill> : null;
}
