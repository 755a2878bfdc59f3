import type { QueryKey } from '@tanstack/react-query';
import { useState } from 'react';

import { ProblemNotice } from '../api/ProblemNotice';
import { useCommand } from '../api/useCommand';
import { Button } from '../../ui/button/Button';
import { Of } from '../../ui/text/Of';
import { ReasonDialog } from './ReasonDialog';

interface TakeAwayProps {
  label: string;
  /** Whose words or which they are, for who hears the button alone. */
  of: string;
  path: string;
  refreshes: QueryKey[];
  /** Given for another's words: they go for a reason only, and this says who reads it. */
  reasonHint?: string;
}

/** Takes back one's own words at once, or takes away another's for a reason. */
export function TakeAway({ label, of, path, refreshes, reasonHint }: TakeAwayProps) {
  const [asked, setAsked] = useState(false);
  const take = useCommand<object>({
    command: (body) => ({ method: 'POST', path, body }),
    refreshes,
    onDone: () => setAsked(false),
  });
  const close = () => {
    setAsked(false);
    take.reset();
  };
  return (
    <>
      <Button
        size="s"
        look="quiet"
        busy={take.busy}
        onClick={() => (reasonHint === undefined ? take.run({}) : setAsked(true))}
      >
        {label}
        <Of what={of} />
      </Button>
      {asked ? null : <ProblemNotice problem={take.problem} />}
      {asked && reasonHint !== undefined ? (
        <ReasonDialog
          title={label}
          hint={reasonHint}
          look="berry"
          busy={take.busy}
          problem={take.problem}
          onClose={close}
          onGive={(reason) => take.run({ reason })}
        />
      ) : null}
    </>
  );
}
