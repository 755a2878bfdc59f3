import { useId, type ReactNode } from 'react';

import styles from './Choice.module.css';

interface SwitchProps {
  label: ReactNode;
  hint?: ReactNode;
  on: boolean;
  onChange: (on: boolean) => void;
  /** While a change is on its way the next one waits; disabled, it would lose the keyboard's focus. */
  busy?: boolean;
}

/** On or off, in effect at once. */
export function Switch({ label, hint, on, onChange, busy = false }: SwitchProps) {
  const id = useId();
  return (
    <div className={styles.choice}>
      <input
        id={id}
        type="checkbox"
        role="switch"
        className={styles.switch}
        checked={on}
        aria-disabled={busy || undefined}
        aria-describedby={hint ? `${id}-hint` : undefined}
        onChange={(event) => {
          if (!busy) onChange(event.target.checked);
        }}
      />
      <label htmlFor={id}>{label}</label>
      {hint ? (
        <div id={`${id}-hint`} className={styles.hint}>
          {hint}
        </div>
      ) : null}
    </div>
  );
}
