import { lazy, Suspense } from 'react';

import { IconButton } from '../button/IconButton';
import type { IconName } from '../icons/Icon';

export interface MenuAction {
  key: string;
  label: string;
  icon?: IconName;
  run: () => void;
  disabled?: boolean;
}

export interface MenuProps {
  label: string;
  actions: readonly MenuAction[];
}

const AriaMenu = lazy(() => import('./AriaMenu'));

/** Further actions of one thing, called up by a button. Typing finds an entry, arrows move, Escape closes. */
export function Menu(props: MenuProps) {
  return (
    <Suspense fallback={<IconButton icon="more" label={props.label} disabled />}>
      <AriaMenu {...props} />
    </Suspense>
  );
}
