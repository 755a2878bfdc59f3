import type { StructureUnit } from '@guildhall/shared/people/structure';

import { useBilingual } from '../../lib/i18n/useBilingual';
import { CardRow, CardRows } from '../../ui/card/CardRow';
import { Link } from '../../ui/text/Link';
import { UnitFacts } from './UnitFacts';

/** Units by themselves, each with what it belongs to. */
export function FoundUnits({ units }: { units: readonly StructureUnit[] }) {
  const { name } = useBilingual();
  return (
    <CardRows>
      {units.map((unit) => (
        <CardRow
          key={unit.id}
          title={
            <Link to={`/manage/organisation/${unit.id}`} look="quiet">
              {name(unit)}
            </Link>
          }
          detail={
            <>
              {unit.above.length > 0 ? <p>{unit.above.map(name).join(' › ')}</p> : null}
              <UnitFacts unit={unit} />
            </>
          }
        />
      ))}
    </CardRows>
  );
}
