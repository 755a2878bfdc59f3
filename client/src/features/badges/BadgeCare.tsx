import type { BadgePage, HeldBackAwards } from '@guildhall/shared/game/badges';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { ProblemNotice } from '../../lib/api/ProblemNotice';
import { useBilingual } from '../../lib/i18n/useBilingual';
import { Button } from '../../ui/button/Button';
import { Card } from '../../ui/card/Card';
import { Row, Stack } from '../../ui/layout/Layout';
import styles from './Badges.module.css';
import { Moves } from './Moves';
import { SayButton } from './SayButton';
import { TakeBackDialog } from './TakeBackDialog';
import { useHeldBack } from './useByHand';

/** For those who look after badges: take this one back from somebody, and what was taken back so far. */
export default function BadgeCare({ badge }: { badge: BadgePage }) {
  const { t } = useTranslation('badges');
  const [open, setOpen] = useState(false);
  const heldBack = useHeldBack(badge.id);
  const awards = heldBack.data?.awards ?? [];
  return (
    <Card title={t('care.title')}>
      <Stack>
        <p>{t('care.words')}</p>
        <Row>
          <Button onClick={() => setOpen(true)}>{t('care.take_back')}</Button>
        </Row>
        <ProblemNotice problem={heldBack.error} urgent={false} />
        {awards.length > 0 ? (
          <>
            <h3>{t('care.held_back')}</h3>
            <ul className={styles.awards}>
              {awards.map((award) => (
                <HeldBack key={award.id} award={award} />
              ))}
            </ul>
          </>
        ) : null}
      </Stack>
      {open ? <TakeBackDialog badge={badge} onClose={() => setOpen(false)} /> : null}
    </Card>
  );
}

function HeldBack({ award: { id, holder, moves, may } }: { award: HeldBackAwards['awards'][number] }) {
  const { name } = useBilingual();
  const of = name(holder);
  return (
    <li>
      <p>
        <strong>{of}</strong>
      </p>
      <Moves moves={moves} />
      <Row>
        {may.includes('given_back') ? <SayButton award={id} act="give-back" of={of} /> : null}
        {may.includes('stays') ? <SayButton award={id} act="leave" of={of} /> : null}
      </Row>
    </li>
  );
}
