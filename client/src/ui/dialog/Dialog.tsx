import { useEffect, useId, useLayoutEffect, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { IconButton } from '../button/IconButton';
import { classes } from '../classes';
import { focusFirstWrong } from '../field/focus-first-wrong';
import styles from './Dialog.module.css';
import { Leave } from './LeaveButton';
import { LeaveNotice } from './LeaveNotice';
import { useOpeningPress } from './useOpeningPress';
import { useWritten } from './useWritten';

interface DialogProps {
  open: boolean;
  onClose: () => void;
  title: string;
  children: ReactNode;
  /** Buttons at the foot, the main one last. */
  actions?: ReactNode;
  /** `side` slides in from the side, for the menu on small screens. */
  look?: 'centre' | 'side';
}

/**
 * A question or form above the page. The platform's own modal dialog: the page beneath is inert, focus returns to where
 * it was. Escape, a press beside it, its cross or its Cancel closes it; once words were written in it each asks first, and
 * while it is sent only the cross and Cancel do anything. Whoever opens it by pressing twice neither closes it nor answers
 * by the second press. One that asks something begins at the first thing it asks, and a button that finds an answer
 * wanting leads to that answer.
 */
export function Dialog({ open, ...dialog }: DialogProps) {
  return open ? <OpenDialog {...dialog} /> : null;
}

function OpenDialog({ onClose, title, children, actions, look = 'centre' }: Omit<DialogProps, 'open'>) {
  const { t } = useTranslation('ui');
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const asks = look === 'centre';

  // A layout effect, because the element must be closed while it is still in the page for the focus to return.
  useLayoutEffect(() => {
    const element = dialog.current;
    element?.showModal();
    if (asks) element?.querySelector<HTMLElement>('input, select, textarea')?.focus();
    return () => element?.close();
  }, [asks]);

  const opening = useOpeningPress();
  const { note, isWritten } = useWritten(dialog);
  const isSent = () => dialog.current?.querySelector('[aria-busy="true"]') !== null;
  const [leaving, setLeaving] = useState(false);
  const leftAt = useRef<Element | null>(null);
  const leave = () => {
    if (!isWritten()) return onClose();
    leftAt.current = document.activeElement;
    setLeaving(true);
  };
  const goOn = () => {
    setLeaving(false);
    if (leftAt.current instanceof HTMLElement) leftAt.current.focus();
  };

  const [presses, setPresses] = useState(0);
  useEffect(() => {
    if (presses > 0) focusFirstWrong(dialog.current);
  }, [presses]);

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- hears what happens within, and Escape
    <dialog
      ref={dialog}
      className={classes(styles.dialog, styles[look])}
      aria-labelledby={id}
      closedby="any"
      onFocus={note}
      onInput={() => setLeaving(false)}
      onPointerDown={opening.note}
      onMouseDown={opening.note}
      onClickCapture={opening.holdOff}
      onKeyDown={(event) => {
        // A second Escape in a row would close it whatever `cancel` is told.
        if (event.key !== 'Escape' || event.defaultPrevented || !(isSent() || isWritten())) return;
        event.preventDefault();
        if (!isSent()) leave();
      }}
      onCancel={(event) => {
        event.preventDefault();
        if (!isSent() && !opening.goesOn()) leave();
      }}
    >
      <Leave value={leave}>
        <div className={styles.sheet}>
          <div className={styles.head}>
            <h2 id={id}>{title}</h2>
            <IconButton icon="close" label={t('close')} onClick={leave} />
          </div>
          {children}
          {leaving ? <LeaveNotice onStay={goOn} onLetGo={onClose} /> : null}
          {actions ? (
            // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions -- the buttons inside take keys and pointers
            <div className={styles.actions} onClick={() => setPresses(presses + 1)}>
              {actions}
            </div>
          ) : null}
        </div>
      </Leave>
    </dialog>
  );
}
