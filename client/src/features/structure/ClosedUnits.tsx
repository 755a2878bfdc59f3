import { useTranslation } from 'react-i18next';

import { Disclosure } from '../../ui/disclosure/Disclosure';
import { FoundUnits } from './FoundUnits';
import { useClosedUnits } from './useStructure';

/** The closed units directly below one, of a name, or all there are, folded away behind one line; nothing where there are none. */
export function ClosedUnits(of: { parent?: string; search?: string }) {
  const { t } = useTranslation('structure');
  const { data } = useClosedUnits(of);
  if (!data || data.length === 0) return null;
  return (
    <Disclosure summary={t('closed_units', { count: data.length })}>
      <FoundUnits units={of.parent ? data.map((unit) => ({ ...unit, above: [] })) : data} />
    </Disclosure>
  );
}
