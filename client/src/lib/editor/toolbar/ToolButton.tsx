import { useTranslation } from 'react-i18next';

import { keysText } from '../dialogs/keys-text';
import { toolShapes, type ToolShape } from './shapes';
import styles from './Toolbar.module.css';

interface ToolButtonProps {
  name: string;
  look: ToolShape | 'H2' | 'H3' | 'H4';
  /** Left out for a tool that is never on. */
  on?: boolean | undefined;
  off?: boolean;
  keys?: string | undefined;
  onPress: () => void;
}

/** One tool; pressing it leaves the selection in the text as it is. */
export function ToolButton({ name, look, on, off = false, keys, onPress }: ToolButtonProps) {
  const { t } = useTranslation('editor');
  const hint = keys ? t('tool.with_keys', { name, keys: keysText(keys) }) : name;
  return (
    <button
      type="button"
      className={styles.tool}
      aria-label={name}
      aria-pressed={on}
      aria-disabled={off || undefined}
      title={hint}
      tabIndex={-1}
      onMouseDown={(event) => event.preventDefault()}
      onClick={off ? undefined : onPress}
    >
      {look in toolShapes ? (
        <svg viewBox="0 0 20 20" aria-hidden="true" focusable="false">
          <path d={toolShapes[look as ToolShape]} />
        </svg>
      ) : (
        <span aria-hidden="true">{look}</span>
      )}
    </button>
  );
}
