import type { ChallengeSnapshot, ChallengeUnit } from '@guildhall/shared/game/challenges';
import { useTranslation } from 'react-i18next';

import { useBilingual } from '../../lib/i18n/useBilingual';
import { useFormats } from '../../lib/time/useFormats';
import { Figure } from '../../ui/card/Figure';
import { classes } from '../../ui/classes';
import { Bridge } from '../../ui/pictures/Bridge';
import { Crest } from '../../ui/pictures/Crest';
import { Pill } from '../../ui/text/Pill';
import styles from './Challenges.module.css';
import { useScoreWords } from './useScoreWords';

interface UnitBridgeProps {
  unit: ChallengeUnit;
  place: number | null;
  challenge: Pick<ChallengeSnapshot, 'mode' | 'goal'>;
  own: boolean;
}

/** One unit: its crest and name, its bridge, its score. No place is written beside a name that did not ask for a race. */
export function UnitBridge({ unit, place, challenge, own }: UnitBridgeProps) {
  const { t } = useTranslation('challenges');
  const { name } = useBilingual();
  const { number } = useFormats();
  const score = useScoreWords(challenge);
  const { last } = unit;
  return (
    <li className={classes(styles.unit, own && styles.own)} data-glide={unit.unitId}>
      <Crest id={unit.unitId} size="m" />
      <div className={styles.about}>
        <h3>{name(unit)}</h3>
        <p className={styles.across}>{t('bridges.across', { across: unit.across, count: unit.people })}</p>
        {own ? <Pill tone="accent">{t(`bridges.own.${unit.kind}`)}</Pill> : null}
        {place === 1 ? <Pill>{t('bridges.furthest')}</Pill> : null}
      </div>
      <div className={styles.picture}>
        <Bridge name={name(unit)} fills={unit.planks} />
      </div>
      <div className={styles.score}>
        <Figure value={score.figure(unit)} unit={score.unit} size="l" />
        {last === null ? null : (
          <span className={styles.across}>
            {unit.score > last
              ? t('bridges.beyond', { gained: number((unit.score - last) / 100, 1) })
              : t('bridges.last', { last: number(last / 100, 1) })}
          </span>
        )}
      </div>
    </li>
  );
}
