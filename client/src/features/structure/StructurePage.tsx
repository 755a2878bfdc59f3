import { useParams } from 'react-router';

import { TreePage } from './TreePage';
import { UnitPage } from './UnitPage';

/** The units of the organisation, or one of them where the address names it. */
export default function StructurePage() {
  const { id } = useParams();
  return id ? <UnitPage id={id} /> : <TreePage />;
}
