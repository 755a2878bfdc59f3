import { useTranslation } from 'react-i18next';

import { IconButton } from '../button/IconButton';
import fieldStyles from '../field/Field.module.css';
import { ComboBox } from './ComboBox';
import styles from './TitlePicker.module.css';

export interface Titled {
  id: string;
  title: string;
}

interface TitlePickerProps {
  label: string;
  hint?: string;
  error: string | undefined;
  most: number;
  picked: readonly Titled[];
  onPicked: (picked: Titled[]) => void;
  /** What matches the words typed so far. */
  found: readonly (Titled & { detail?: string })[];
  words: string;
  onWords: (words: string) => void;
  none: string;
  looking: boolean;
}

/** Things with a title, found by typing; each can be taken out again. */
export function TitlePicker({ label, picked, onPicked, most, found, onWords, ...box }: TitlePickerProps) {
  const { t } = useTranslation('ui');
  const open = found.filter(({ id }) => !picked.some((each) => each.id === id));
  const choose = (chosen: string | null) => {
    const thing = open.find(({ id }) => id === chosen);
    if (!thing) return;
    onPicked([...picked, { id: thing.id, title: thing.title }]);
    onWords('');
  };
  return (
    <div className={styles.picker}>
      {picked.length < most ? (
        <ComboBox
          {...box}
          label={label}
          onWords={onWords}
          choices={open.map(({ title, ...rest }) => ({ ...rest, label: title }))}
          chosen={null}
          onChoose={choose}
        />
      ) : (
        <span className={fieldStyles.label}>{label}</span>
      )}
      {picked.length > 0 ? (
        <ul className={styles.picked} aria-label={label}>
          {picked.map(({ id, title }) => (
            <li key={id}>
              <span>{title}</span>
              <IconButton
                icon="close"
                label={t('take_out', { title })}
                onClick={() => onPicked(picked.filter((each) => each.id !== id))}
              />
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}
