import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { Button, type ButtonProps } from '../button/Button';
import { LeaveNotice } from './LeaveNotice';

interface CancelButtonProps extends Pick<ButtonProps, 'look' | 'size'> {
  /** Whether the form holds something else than at first. */
  changed: boolean;
  onCancel: () => void;
}

/** Cancel at the foot of a form in the page: as in a dialog, words are not thrown away unasked. */
export function CancelButton({ changed, onCancel, ...look }: CancelButtonProps) {
  const { t } = useTranslation('ui');
  const [asking, setAsking] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const stay = () => {
    setAsking(false);
    button.current?.focus();
  };
  return (
    <>
      <Button ref={button} {...look} onClick={changed ? () => setAsking(true) : onCancel}>
        {t('cancel')}
      </Button>
      {asking && changed ? <LeaveNotice onStay={stay} onLetGo={onCancel} /> : null}
    </>
  );
}
