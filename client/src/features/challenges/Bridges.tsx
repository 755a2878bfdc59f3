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
import { ranked, type RankedUnit } from './ranked';
import { UnitBridge } from './UnitBridge';

/** Every unit's bridge, the one furthest across first, moving as people take part; below it the same in a plain table. */
export function Bridges({ challenge, own }: { challenge: ChallengeSnapshot; own: string | null }) {
  const { t, i18n } = useTranslation('challenges');
  const places = ranked(challenge.units, i18n.language);
  const list = useGlide<HTMLUListElement>(places.map(({ unit }) => unit.unitId).join());
  useSpokenChanges(challenge, places, own);
  return (
    <Card title={t('bridges.title')} aside={t(`mode.${challenge.mode}.short`)}>
      {places.length === 0 ? <EmptyState title={t('bridges.none')}>{t('bridges.none_words')}</EmptyState> : null}
      <ul ref={list} className={styles.bridges}>
        {places.map(({ unit, rank }) => (
          <UnitBridge key={unit.unitId} unit={unit} rank={rank} challenge={challenge} own={unit.unitId === own} />
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

/** Says politely when one's own unit moves, or another takes part for the first time. */
function useSpokenChanges({ id, mode }: ChallengeSnapshot, places: readonly RankedUnit[], own: string | null): void {
  const { t } = useTranslation('challenges');
  const { name } = useBilingual();
  const mine = places.find(({ unit }) => unit.unitId === own);
  // A place is said only where units race.
  const key = mode === 'breadth' ? 'bridges.spoken' : 'bridges.spoken_goal';
  const words = mine
    ? t(key, { name: name(mine.unit), across: mine.unit.across, count: mine.unit.people, rank: mine.rank })
    : '';
  const before = useRef(words);
  useEffect(() => {
    if (words && before.current && words !== before.current) announce(`challenge:${id}`, words);
    before.current = words;
  }, [id, words]);
}
