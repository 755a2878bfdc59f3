import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { ProblemNotice } from '../../lib/api/ProblemNotice';
import { useCommand } from '../../lib/api/useCommand';
import { Button } from '../../ui/button/Button';
import { ConfirmDialog } from '../../ui/dialog/ConfirmDialog';
import { toast } from '../../ui/toast/toast.store';
import styles from './People.module.css';
import { peopleKey } from './usePeople';

interface AskBeforeProps {
  /** On the button, and its name for those who do not see whose row it is in. */
  press: string;
  label: string;
  quiet?: boolean;
  /** Something ends with it. */
  ends?: boolean;
  title: string;
  /** What happens, one sentence each. */
  points: readonly string[];
  go: string;
  path: string;
  /** Catalogue key of what is said when it is done. */
  says: string;
  name: string;
}

/** A button that says what will happen, and does it only after a yes. */
export function AskBefore({
  press,
  label,
  quiet = false,
  ends = false,
  title,
  points,
  go,
  path,
  says,
  name,
}: AskBeforeProps) {
  const { t } = useTranslation('people');
  const [open, setOpen] = useState(false);
  const deed = useCommand({
    command: () => ({ method: 'POST', path }),
    refreshes: [peopleKey],
    onDone: () => {
      setOpen(false);
      toast(says, { tone: 'moss', fills: { name } });
    },
  });
  const queries = useQueryClient();
  const close = () => {
    // Refused is what somebody else did meanwhile; the list says so from here on.
    if (deed.problem) void queries.invalidateQueries({ queryKey: peopleKey });
    deed.reset();
    setOpen(false);
  };
  return (
    <>
      <Button size="s" look={quiet ? 'quiet' : 'secondary'} aria-label={label} onClick={() => setOpen(true)}>
        {press}
      </Button>
      <ConfirmDialog
        open={open}
        onClose={close}
        title={title}
        go={go}
        stay={t('cancel')}
        look={ends ? 'berry' : 'primary'}
        busy={deed.busy}
        onGo={() => deed.run()}
      >
        <ul className={styles.points}>
          {points.map((point) => (
            <li key={point}>{point}</li>
          ))}
        </ul>
        <ProblemNotice problem={deed.problem} />
      </ConfirmDialog>
    </>
  );
}
