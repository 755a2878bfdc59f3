import { mostWords } from '@guildhall/shared/game/word-limits';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { ProblemNotice } from '../../lib/api/ProblemNotice';
import { useReadAnew } from '../../lib/forms/useReadAnew';
import { Button } from '../../ui/button/Button';
import { AskDialog } from '../../ui/dialog/AskDialog';
import { Of } from '../../ui/text/Of';
import { useHand } from './useByHand';
import { badgesKey } from './wall-query';

interface SayButtonProps {
  award: string;
  act: 'ask' | 'leave' | 'give-back';
  /** Whose award it is, for who hears the button alone. */
  of?: string;
  look?: 'primary' | 'secondary';
}

/** A button that does something about an award that was taken back by hand, once it is said why. */
export function SayButton({ award, act, of, look = 'secondary' }: SayButtonProps) {
  const { t } = useTranslation('badges');
  const [open, setOpen] = useState(false);
  const hand = useHand(award, () => setOpen(false));
  useReadAnew(hand.problem, badgesKey);
  return (
    <>
      <Button
        size="s"
        look={look}
        onClick={() => {
          hand.reset();
          setOpen(true);
        }}
      >
        {t(`say.${act}.go`)}
        {of ? <Of what={of} /> : null}
      </Button>
      {open ? (
        <AskDialog
          title={t(`say.${act}.go`)}
          label={t(`say.${act}.label`)}
          hint={t(`say.${act}.hint`)}
          needed={t('say.needed')}
          most={mostWords}
          long
          busy={hand.busy}
          notice={<ProblemNotice problem={hand.problem} />}
          onGive={(words) => hand.run({ act, words })}
          onClose={() => setOpen(false)}
        />
      ) : null}
    </>
  );
}
