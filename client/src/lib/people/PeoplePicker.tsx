import type { FoundMember } from '@guildhall/shared/people/organisation';
import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { api } from '../api/api';
import { useBilingual } from '../i18n/useBilingual';
import { useMe } from '../me/useMe';
import { IconButton } from '../../ui/button/IconButton';
import { ComboBox } from '../../ui/combobox/ComboBox';
import { Avatar } from '../../ui/text/Avatar';
import styles from '../../ui/combobox/TitlePicker.module.css';
import { FieldError } from '../../ui/field/Field';
import fieldStyles from '../../ui/field/Field.module.css';

export interface Picked {
  id: string;
  name: string;
}

interface PeoplePickerProps {
  label: string;
  people: readonly Picked[];
  onPeople: (people: Picked[]) => void;
  most: number;
  hint?: string | undefined;
  error?: string | undefined;
  /** Whoever looks may choose themselves, too. */
  selfToo?: boolean;
}

const shortest = 2;

/** Colleagues, found by name; each can be taken out again. */
export function PeoplePicker({ label, people, onPeople, most, hint, error, selfToo = false }: PeoplePickerProps) {
  const { t } = useTranslation('app');
  const { name } = useBilingual();
  const id = useId();
  const [words, setWords] = useState('');
  const me = useMe().member.id;
  const { colleagues, looking } = useColleagues(words);
  const found = colleagues.filter(({ id }) => (selfToo || id !== me) && !people.some((picked) => picked.id === id));
  const choose = (id: string | null) => {
    const colleague = found.find((each) => each.id === id);
    if (!colleague) return;
    onPeople([...people, { id: colleague.id, name: colleague.name }]);
    setWords('');
  };
  const full = people.length >= most;
  // There is no field that could be led to: the person who is chosen is what needs another look.
  const ties = { 'aria-labelledby': `${id}-label`, 'aria-describedby': id };
  const wrong = full && error ? ({ role: 'group', 'aria-invalid': true, tabIndex: -1, ...ties } as const) : {};
  return (
    <div className={styles.picker} {...wrong}>
      {full ? (
        <>
          <p id={`${id}-label`} className={fieldStyles.label}>
            {label}
          </p>
          {error ? <FieldError id={id}>{error}</FieldError> : null}
        </>
      ) : (
        <ComboBox
          label={label}
          hint={hint ?? t('people.hint')}
          error={error}
          choices={found.map(({ id, name: person, unit }) => ({
            id,
            label: person,
            ...(unit ? { detail: name(unit) } : {}),
          }))}
          words={words}
          onWords={setWords}
          chosen={null}
          onChoose={choose}
          looking={looking}
          none={words.trim().length < shortest ? t('people.more_letters') : t('people.none')}
        />
      )}
      {people.length > 0 ? (
        <ul className={styles.picked} aria-label={`${label}: ${t('people.chosen')}`}>
          {people.map((person) => (
            <li key={person.id}>
              <Avatar name={person.name} size="s" />
              <span>{person.name}</span>
              <IconButton
                icon="close"
                label={t('people.remove', { name: person.name })}
                onClick={() => onPeople(people.filter(({ id }) => id !== person.id))}
              />
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}

function useColleagues(words: string): { colleagues: FoundMember[]; looking: boolean } {
  const typed = words.trim();
  const search = useDeferredValue(typed);
  const { data, isLoading } = useQuery({
    queryKey: ['members', search],
    queryFn: ({ signal }) => api.get<FoundMember[]>('/api/members', { signal, query: { search } }),
    enabled: search.length >= shortest,
  });
  const colleagues = search.length < shortest ? [] : (data ?? []);
  return { colleagues, looking: isLoading || search !== typed };
}
