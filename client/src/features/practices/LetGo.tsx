import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { ProblemNotice } from '../../lib/api/ProblemNotice';
import { Button } from '../../ui/button/Button';
import { ConfirmDialog } from '../../ui/dialog/ConfirmDialog';

interface LetGoProps {
  /** A whole draft, or changes of a card that is shared. */
  what: 'discard' | 'let_go';
  busy: boolean;
  onLetGo: () => Promise<void>;
}

/** Lets go of what was written, once that is certain: nothing brings it back. */
export function LetGo({ what, busy, onLetGo }: LetGoProps) {
  const { t } = useTranslation('practices');
  const [asked, setAsked] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const ask = () => {
    setProblem(null);
    setAsked(true);
  };
  const letGo = () => {
    setProblem(null);
    void onLetGo().catch(setProblem);
  };
  return (
    <>
      <Button look="quiet" busy={busy} onClick={ask}>
        {t(`edit.${what}`)}
      </Button>
      <ConfirmDialog
        open={asked}
        onClose={() => setAsked(false)}
        title={t(`edit.${what}_title`)}
        go={t(`edit.${what}`)}
        look="berry"
        busy={busy}
        onGo={letGo}
      >
        <p>{t(`edit.${what}_words`)}</p>
        <ProblemNotice problem={problem} />
      </ConfirmDialog>
    </>
  );
}
