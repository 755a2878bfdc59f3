import type { BoardList } from '@guildhall/shared/game/boards';
import { useTranslation } from 'react-i18next';

import { useBilingual } from '../../lib/i18n/useBilingual';
import { useFormats } from '../../lib/time/useFormats';
import { Card } from '../../ui/card/Card';
import { Figure } from '../../ui/card/Figure';
import { Crest } from '../../ui/pictures/Crest';
import { Link } from '../../ui/text/Link';
import ink from '../../ui/text/Ink.module.css';
import styles from './Boards.module.css';

/** The departments that closed most of their own gap this season. */
export function GapClosed({ closed }: { closed: BoardList['gapClosed'] }) {
  const { t } = useTranslation('boards');
  const { name } = useBilingual();
  const { percent } = useFormats();
  return (
    <Card title={t('closed.title')} aside={<Link to="/gap">{t('closed.gap')}</Link>}>
      <p className={ink.soft}>{t('closed.words')}</p>
      <ol className={styles.places}>
        {closed.map((unit) => (
          <li key={unit.unitId} className={styles.place}>
            <span className={styles.rank}>{t('rank', { rank: unit.rank })}</span>
            <Crest id={unit.unitId} size="m" />
            <span className={styles.name}>{name(unit)}</span>
            <Figure value={percent(unit.closure)} unit={t('closed.unit')} />
          </li>
        ))}
      </ol>
    </Card>
  );
}
