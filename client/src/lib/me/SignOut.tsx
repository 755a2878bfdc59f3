import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { countUnsent } from '../editor/together/kept-texts';
import { ProblemNotice } from '../api/ProblemNotice';
import { ConfirmDialog } from '../../ui/dialog/ConfirmDialog';
import { useHeldMe } from './useMe';
import { useSignOut } from './useSignOut';

/**
 * The way out: asks first where words of guidance texts are on this device only, and says where it could not be taken.
 * What is typed into other forms goes with the page, and nobody is asked about it.
 */
export function SignOut({ children }: { children: (leave: () => void, busy: boolean) => ReactNode }) {
  const { t } = useTranslation('app');
  const memberId = useHeldMe()?.member.id;
  const [lost, setLost] = useState<number | null>(null);
  const { run, busy, problem } = useSignOut();
  const [isClosed, setClosed] = useState(false);
  const leave = () => {
    const count = memberId ? countUnsent(memberId) : 0;
    setLost(count > 0 ? count : null);
    setClosed(false);
    if (count === 0) run();
  };
  const close = () => {
    setLost(null);
    setClosed(true);
  };
  return (
    <>
      {children(leave, busy)}
      <ConfirmDialog
        open={lost !== null || (problem !== null && !isClosed)}
        onClose={close}
        title={t('sign_out.title')}
        go={t(lost === null ? 'sign_out.again' : 'sign_out.all_the_same')}
        stay={t('sign_out.stay')}
        look={lost === null ? 'primary' : 'berry'}
        busy={busy}
        onGo={run}
      >
        {lost === null ? null : <p>{t('sign_out.unsent', { count: lost })}</p>}
        <ProblemNotice problem={problem} />
      </ConfirmDialog>
    </>
  );
}
