import type { FoundUnit } from '@guildhall/shared/people/organisation';
import type { StructureUnit } from '@guildhall/shared/people/structure';
import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { ComboBox } from '../../ui/combobox/ComboBox';
import { api } from '../api/api';
import { type Named, useBilingual } from '../i18n/useBilingual';

/** Where units are found: administrators see besides what may belong to them. */
const paths = { structure: '/api/structure', units: '/api/units/found' };

interface UnitPickerProps<Found> {
  label: string;
  hint?: string;
  /** What stands there at first. */
  first?: Named & { id: string };
  onUnit: (id: string | null) => void;
  /** Which of those found can be chosen; all where it is left out. */
  fits?: (unit: Found) => boolean;
  /** `units` for those who are no administrators. */
  among?: keyof typeof paths;
  none: string;
  error: string | undefined;
}

/** One open unit of the organisation, found by typing. */
export function UnitPicker<Found extends FoundUnit = StructureUnit>({
  label,
  hint,
  first,
  onUnit,
  fits = () => true,
  among = 'structure',
  none,
  error,
}: UnitPickerProps<Found>) {
  const { i18n } = useTranslation();
  const { name } = useBilingual();
  const [words, setWords] = useState(first ? name(first) : '');
  const [chosen, setChosen] = useState(first ? { id: first.id, label: name(first) } : null);
  const typed = words.trim();
  const search = useDeferredValue(typed);
  const { data, isLoading } = useQuery({
    queryKey: [among, 'found', search],
    queryFn: ({ signal }) => api.get<Found[]>(paths[among], { signal, query: { search } }),
    enabled: search !== '',
  });
  const found = (search === '' ? [] : (data ?? [])).filter(fits);
  const take = (unit: typeof chosen) => {
    setChosen(unit);
    onUnit(unit?.id ?? null);
  };
  return (
    <ComboBox
      key={i18n.language}
      label={label}
      {...(hint ? { hint } : {})}
      error={error}
      choices={found.map((unit) => ({
        id: unit.id,
        label: name(unit),
        ...(unit.above.length > 0 ? { detail: unit.above.map(name).join(' › ') } : {}),
      }))}
      words={words}
      onWords={(now) => {
        setWords(now);
        if (chosen && now !== chosen.label) take(null);
      }}
      chosen={chosen?.id ?? null}
      onChoose={(id) => {
        const unit = found.find((each) => each.id === id);
        if (!unit) return;
        setWords(name(unit));
        take({ id: unit.id, label: name(unit) });
      }}
      looking={isLoading || search !== typed}
      none={none}
    />
  );
}
