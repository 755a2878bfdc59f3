import type { Key } from 'react-aria-components';
import { Button } from 'react-aria-components/Button';
import { Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components/Menu';

import buttonStyles from '../button/Button.module.css';
import { Icon } from '../icons/Icon';
import type { MenuProps } from './Menu';
import styles from './Menu.module.css';

export default function AriaMenu({ label, actions }: MenuProps) {
  const run = (key: Key) => actions.find((action) => action.key === key)?.run();
  return (
    <MenuTrigger>
      <Button className={buttonStyles.iconButton ?? ''} aria-label={label}>
        <Icon name="more" />
      </Button>
      <Popover className={styles.popover ?? ''} placement="bottom end">
        <Menu className={styles.menu ?? ''} onAction={run}>
          {actions.map(({ key, label: text, icon, disabled }) => (
            <MenuItem key={key} id={key} className={styles.item ?? ''} isDisabled={disabled ?? false} textValue={text}>
              {icon ? <Icon name={icon} /> : null}
              {text}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
