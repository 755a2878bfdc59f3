import { useParams } from 'react-router';

import { ListPage } from './ListPage';
import { PersonPage } from './PersonPage';

/** The people of the organisation, or one of them where the address names them. */
export default function PeoplePage() {
  const { id } = useParams();
  return id ? <PersonPage key={id} id={id} /> : <ListPage />;
}
