import type { StructureUnit } from '@guildhall/shared/people/structure';
import { useTranslation } from 'react-i18next';

import ink from '../../ui/text/Ink.module.css';

/** What kind of unit it is, how many belong to it and how many people sit in it, in one line. */
export function UnitFacts({ unit: { kind, units, people } }: { unit: StructureUnit }) {
  const { t } = useTranslation('structure');
  const facts = [
    t(`kind.${kind}`),
    ...(units > 0 ? [t('units', { count: units })] : []),
    ...(people > 0 ? [t('people', { count: people })] : []),
  ];
  return <span className={ink.soft}>{facts.join(' · ')}</span>;
}
