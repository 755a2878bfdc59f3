import { type QueryKey, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useCommand } from '../../lib/api/useCommand';
import { ReasonDialog } from '../../lib/talk/ReasonDialog';
import { Button } from '../../ui/button/Button';
import { Row } from '../../ui/layout/Layout';
import { Of } from '../../ui/text/Of';

interface DecideProps {
  path: string;
  /** What taking it out of sight is called. */
  hide: string;
  /** What was reported, for who hears the buttons alone. */
  of: string;
  refreshes: QueryKey[];
}

/** Leaves what was reported as it is, or takes it out of sight; a reason is always given. */
export function Decide({ path, hide, of, refreshes }: DecideProps) {
  const { t } = useTranslation('care');
  const [asked, setAsked] = useState<'keep' | 'hide' | null>(null);
  const decide = useCommand<{ decision: 'keep' | 'hide'; reason: string }>({
    command: (body) => ({ method: 'POST', path, body }),
    refreshes,
    onDone: () => setAsked(null),
  });
  const queries = useQueryClient();
  const close = () => {
    // Refused is what somebody else decided meanwhile; it is in its place no longer.
    if (decide.problem) for (const queryKey of refreshes) void queries.invalidateQueries({ queryKey });
    setAsked(null);
    decide.reset();
  };
  return (
    <>
      <Row>
        <Button onClick={() => setAsked('keep')}>
          {t('reports.keep')}
          <Of what={of} />
        </Button>
        <Button look="berry" onClick={() => setAsked('hide')}>
          {hide}
          <Of what={of} />
        </Button>
      </Row>
      {asked ? (
        <ReasonDialog
          title={asked === 'keep' ? t('reports.keep') : hide}
          hint={asked === 'keep' ? t('reports.keep_hint') : t('reports.hide_hint')}
          look={asked === 'hide' ? 'berry' : 'primary'}
          busy={decide.busy}
          problem={decide.problem}
          onClose={close}
          onGive={(reason) => decide.run({ decision: asked, reason })}
        />
      ) : null}
    </>
  );
}
