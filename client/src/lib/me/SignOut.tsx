import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { countUnsent } from '../editor/together/kept-texts';
import { countWaiting } from '../api/outbox.store';
import { countAnswers } from '../keeping/answers';
import { countTyped } from '../talk/typed.store';
import { ProblemNotice } from '../api/ProblemNotice';
import { ConfirmDialog } from '../../ui/dialog/ConfirmDialog';
import { useHeldMe } from './useMe';
import { useSignOut } from './useSignOut';

/** What goes with signing out: changes that wait to be sent, texts with words on this device only, places with words that are not sent. */
interface Lost {
  waiting: number;
  unsent: number;
  typed: number;
}

/**
 * The way out: asks first where changes wait to be sent, words of guidance texts are on this device only, or words under cards and texts or for a
 * step of a quest are not sent, and says where it could not be taken. What is typed into other forms goes with the page,
 * and nobody is asked about it.
 */
export function SignOut({ children }: { children: (leave: () => void, busy: boolean) => ReactNode }) {
  const { t } = useTranslation('app');
  const memberId = useHeldMe()?.member.id;
  const [lost, setLost] = useState<Lost | null>(null);
  const { run, busy, problem } = useSignOut();
  const [isClosed, setClosed] = useState(false);
  const leave = () => {
    const going = memberId
      ? {
          waiting: countWaiting(memberId),
          unsent: countUnsent(memberId),
          typed: countTyped(memberId) + countAnswers(memberId),
        }
      : null;
    const isAsked = going !== null && going.waiting + going.unsent + going.typed > 0;
    setLost(isAsked ? going : null);
    setClosed(false);
    if (!isAsked) run();
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
        {lost?.waiting ? <p>{t('sign_out.waiting', { count: lost.waiting })}</p> : null}
        {lost?.unsent ? <p>{t('sign_out.unsent', { count: lost.unsent })}</p> : null}
        {lost?.typed ? <p>{t('sign_out.typed', { count: lost.typed })}</p> : null}
        <ProblemNotice problem={problem} />
      </ConfirmDialog>
    </>
  );
}
