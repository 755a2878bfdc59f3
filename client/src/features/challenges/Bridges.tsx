import type { ChallengeSnapshot } from '@guildhall/shared/game/challenges';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';

import { announce } from '../../lib/announce/announce';
import { useBilingual } from '../../lib/i18n/useBilingual';
import { Card } from '../../ui/card/Card';
import { Disclosure } from '../../ui/disclosure/Disclosure';
import { EmptyState } from '../../ui/layout/EmptyState';
import { useGlide } from '../../ui/glide/useGlide';
import styles from './Challenges.module.css';
import { BridgesTable } from './BridgesTable';
import { ownBand, standingUnits } from './standing-units';
import { UnitBridge } from './UnitBridge';

/** Every unit's bridge, moving as people take part, of a race the first places first; below it the same in a plain table. */
export function Bridges({ challenge, own }: { challenge: ChallengeSnapshot; own: string | null }) {
  const { t, i18n } = useTranslation('challenges');
  const { name } = useBilingual();
  const places = standingUnits(challenge, name, i18n.language);
  const list = useGlide<HTMLUListElement>(places.map(({ unit }) => unit.unitId).join());
  useSpokenChanges(challenge, own);
  return (
    <Card title={t('bridges.title')} aside={t(`mode.${challenge.mode}.short`)}>
      {places.length === 0 ? <EmptyState title={t('bridges.none')}>{t('bridges.none_words')}</EmptyState> : null}
      <ul ref={list} className={styles.bridges}>
        {places.map(({ unit, place }) => (
          <UnitBridge key={unit.unitId} unit={unit} place={place} challenge={challenge} own={unit.unitId === own} />
        ))}
      </ul>
      {places.length > 0 ? (
        <Disclosure summary={t('bridges.table')}>
          <BridgesTable challenge={challenge} places={places} own={own} />
        </Disclosure>
      ) : null}
    </Card>
  );
}

/** Says politely when one's own unit moves: in a race with its band, for nobody's place is told from the end. */
function useSpokenChanges(challenge: ChallengeSnapshot, own: string | null): void {
  const { t } = useTranslation('challenges');
  const { name } = useBilingual();
  const { id, units } = challenge;
  const mine = units.find(({ unitId }) => unitId === own);
  const band = ownBand(challenge, own);
  const across = mine ? t('bridges.spoken', { name: name(mine), across: mine.across, count: mine.people }) : '';
  const words = band ? t(`bridges.spoken_band.${band}`, { across }) : across;
  const before = useRef(words);
  useEffect(() => {
    if (words && before.current && words !== before.current) announce(`challenge:${id}`, words);
    before.current = words;
  }, [id, words]);
}
