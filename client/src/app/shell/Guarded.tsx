import type { ComponentType } from 'react';

import { useMe } from '../../lib/me/useMe';
import { NotAllowedPage } from '../pages/NotAllowedPage';

/** Never draws a screen that the server would refuse to fill. */
export function Guarded({ ability, Page }: { ability: string | undefined; Page: ComponentType }) {
  const { abilities } = useMe();
  return ability && !abilities.includes(ability) ? <NotAllowedPage /> : <Page />;
}
