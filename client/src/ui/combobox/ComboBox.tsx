import {
  ComboBox as AriaComboBox,
  ComboBoxStateContext,
  ListBox,
  ListBoxItem,
  Popover,
} from 'react-aria-components/ComboBox';
import { announce, clearAnnouncer } from 'react-aria/private/live-announcer/LiveAnnouncer';
import { type KeyboardEvent, useContext, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FieldError, Input, Label, Text } from 'react-aria-components';

import fieldStyles from '../field/Field.module.css';
import { Icon } from '../icons/Icon';
import { VisuallyHidden } from '../text/VisuallyHidden';
import styles from './ComboBox.module.css';

export interface Choice {
  id: string;
  label: string;
  /** What tells two of the same name apart, such as the team. */
  detail?: string;
}

interface ComboBoxProps {
  label: string;
  hint?: string;
  error?: string | undefined;
  /** What matches the words typed so far; the caller finds them. */
  choices: readonly Choice[];
  words: string;
  onWords: (words: string) => void;
  chosen: string | null;
  onChoose: (id: string | null) => void;
  /** Said when nothing matches. */
  none: string;
  /** What matches is still looked for, so that nothing is said of it yet. */
  looking?: boolean;
}

/** One out of many, found by typing: people, units, quests. */
export function ComboBox({
  label,
  hint,
  error,
  choices,
  words,
  onWords,
  chosen,
  onChoose,
  none,
  looking = false,
}: ComboBoxProps) {
  const { t } = useTranslation('ui');
  const [dialog, setDialog] = useState<Element | null>(null);
  const nothing = looking ? t('looking') : none;
  const isBare = words !== '' && choices.length === 0;
  return (
    <AriaComboBox
      ref={(element) => setDialog(element?.closest('dialog') ?? null)}
      className={fieldStyles.field ?? ''}
      items={choices}
      inputValue={words}
      onInputChange={onWords}
      selectedKey={chosen}
      onSelectionChange={(key) => onChoose(key === null ? null : String(key))}
      isInvalid={error !== undefined}
      // Before the first letter there is nothing to say; the list would hide those who are chosen already.
      allowsEmptyCollection={words !== ''}
      menuTrigger="input"
    >
      <Label className={fieldStyles.label ?? ''}>{label}</Label>
      {hint ? (
        <Text slot="description" className={fieldStyles.hint ?? ''}>
          {hint}
        </Text>
      ) : null}
      <WordsInput isBare={isBare} onTakeBack={() => onWords(choices.find(({ id }) => id === chosen)?.label ?? '')} />
      <FieldError className={fieldStyles.error ?? ''}>
        <Icon name="attention" />
        <span>{error}</span>
      </FieldError>
      {/* In a dialog the choices stand in it: beneath it, nobody could reach them. */}
      <Popover className={styles.below ?? ''} {...(dialog ? { UNSTABLE_portalContainer: dialog } : {})}>
        <ListBox<Choice>
          aria-label={t('choices')}
          className={styles.menu ?? ''}
          renderEmptyState={() => <div className={styles.item}>{nothing}</div>}
        >
          {(choice) => (
            <ListBoxItem id={choice.id} textValue={choice.label} className={styles.item ?? ''}>
              <span>{choice.label}</span>
              {choice.detail ? <span className={styles.detail}>{choice.detail}</span> : null}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
      <VisuallyHidden>
        {/* Named as what speaks, or the open list would hide it. */}
        <span role="status" data-live-announcer="true">
          {isBare ? nothing : null}
        </span>
      </VisuallyHidden>
    </AriaComboBox>
  );
}

/** While nothing is there to choose, the count of it is not spoken: what is looked for may yet be found. */
function useSilentCount(isBare: boolean): void {
  // The count waits for what speaks, unless that is there by then.
  useEffect(() => announce('', 'polite'), []);
  // Of all effects at once the one that counts comes last.
  useEffect(() => {
    if (isBare) queueMicrotask(() => clearAnnouncer('assertive'));
  });
}

/** Escape takes the words back with the choices, and no more: the dialog around them would close on it as well. */
function WordsInput({ isBare, onTakeBack }: { isBare: boolean; onTakeBack: () => void }) {
  const state = useContext(ComboBoxStateContext);
  useSilentCount(isBare);
  const takeBack = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !state?.isOpen) return;
    event.preventDefault();
    onTakeBack();
    state.revert();
  };
  return <Input className={fieldStyles.input ?? ''} onKeyDownCapture={takeBack} />;
}
