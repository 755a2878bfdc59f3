import { useTranslation } from 'react-i18next';

import { Dialog } from '../../../ui/dialog/Dialog';
import { toolsFor } from '../toolbar/tools';
import styles from './Keys.module.css';
import { keysText } from './keys-text';

/** Every key that does something in a text. */
export function KeysDialog({ rich, onClose }: { rich: boolean; onClose: () => void }) {
  const { t } = useTranslation('editor');
  const tools = toolsFor(rich)
    .flat()
    .filter(({ keys }) => keys)
    .map(({ key, keys }) => ({ name: t(`tool.${key}`), keys: keys ?? '' }));
  const others = [
    { name: t('tool.link'), keys: 'Mod+K' },
    { name: t('keys.line'), keys: 'Shift+Enter' },
    { name: t('keys.deeper'), keys: 'Tab' },
    { name: t('keys.tools'), keys: 'Alt+F10' },
    { name: t('keys.this'), keys: 'Mod+/' },
    ...(rich ? [{ name: t('keys.this_outside'), keys: '?' }] : []),
  ];
  return (
    <Dialog open onClose={onClose} title={t('keys.title')}>
      <table className={styles.keys}>
        <thead>
          <tr>
            <th scope="col">{t('keys.what')}</th>
            <th scope="col">{t('keys.keys')}</th>
          </tr>
        </thead>
        <tbody>
          {[...tools, ...others].map(({ name, keys }) => (
            <tr key={name}>
              <td>{name}</td>
              <td>
                <kbd>{keysText(keys)}</kbd>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p>{t('keys.signs')}</p>
    </Dialog>
  );
}
