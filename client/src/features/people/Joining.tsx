import type { MergePreview } from '@guildhall/shared/outbound/merging';
import { useTranslation } from 'react-i18next';

import { useFormats } from '../../lib/time/useFormats';
import { Stack } from '../../ui/layout/Layout';
import styles from './People.module.css';
import { Where } from './Where';

/** What bringing two accounts together would do: which one closes, what goes over, and what is taken back. */
export function Joining({ would: { stays, goes, moves, takenBack } }: { would: MergePreview }) {
  const { t } = useTranslation('people');
  const { number } = useFormats();
  const { firstStep, ...doubled } = takenBack;
  const counted = (group: string, counts: Record<string, number>) =>
    Object.entries(counts)
      .filter(([, count]) => count > 0)
      .map(([key, count]) => t(`same.${group}.${key}`, { number: number(count) }));
  const back = [...(firstStep ? [t('same.back.first_step')] : []), ...counted('back', doubled)];
  return (
    <Stack>
      <div>
        <p>{t('same.closes', { name: goes.name, stays: stays.name })}</p>
        <Where unit={goes.unit} email={goes.email} />
      </div>
      <Things
        title={t('same.moves.title', { name: stays.name })}
        things={[...counted('moves', moves), t('same.points')]}
      />
      {back.length > 0 ? <Things title={t('same.back.title')} things={back} /> : <p>{t('same.back.none')}</p>}
    </Stack>
  );
}

function Things({ title, things }: { title: string; things: readonly string[] }) {
  return (
    <Stack gap="s">
      <p>
        <strong>{title}</strong>
      </p>
      <ul className={styles.points}>
        {things.map((thing) => (
          <li key={thing}>{thing}</li>
        ))}
      </ul>
    </Stack>
  );
}
