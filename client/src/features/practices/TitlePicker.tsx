import { useTranslation } from 'react-i18next';

import { IconButton } from '../../ui/button/IconButton';
import { ComboBox } from '../../ui/combobox/ComboBox';
import type { PickedCard } from './edit-values';
import styles from './Writing.module.css';

interface TitlePickerProps {
  label: string;
  hint: string;
  error: string | undefined;
  most: number;
  picked: readonly PickedCard[];
  onPicked: (picked: PickedCard[]) => void;
  /** What matches the words typed so far. */
  found: readonly (PickedCard & { detail?: string })[];
  words: string;
  onWords: (words: string) => void;
  none: string;
}

/** Things with a title, found by typing; each can be taken out again. */
export function TitlePicker({ label, picked, onPicked, most, found, onWords, ...box }: TitlePickerProps) {
  const { t } = useTranslation('practices');
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
      ) : null}
      {picked.length > 0 ? (
        <ul className={styles.picked} aria-label={label}>
          {picked.map(({ id, title }) => (
            <li key={id}>
              <span>{title}</span>
              <IconButton
                icon="close"
                label={t('form.take_out', { title })}
                onClick={() => onPicked(picked.filter((each) => each.id !== id))}
              />
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}
