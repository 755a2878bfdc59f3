import type { ChangePiece, PartChange } from '@guildhall/shared/work/practice-care';
import { useTranslation } from 'react-i18next';

import { ProblemNotice } from '../../lib/api/ProblemNotice';
import { Dialog } from '../../ui/dialog/Dialog';
import { Stack } from '../../ui/layout/Layout';
import { Skeleton } from '../../ui/layout/Skeleton';
import { VisuallyHidden } from '../../ui/text/VisuallyHidden';
import styles from './Care.module.css';
import { useChanges } from './useCare';

/** What a revision changed since the one before: marked by line and sign as well as colour, and said to screen readers. */
export function Changes({ id, number, onClose }: { id: string; number: number; onClose: () => void }) {
  const { t } = useTranslation('care');
  const { data, error } = useChanges(id, number);
  return (
    <Dialog open onClose={onClose} title={t('changes.title', { number })}>
      <ProblemNotice problem={error} urgent={false} />
      {data || error ? null : <Skeleton lines={6} />}
      {data?.parts.length === 0 ? <p>{t('changes.none')}</p> : null}
      <Stack gap="l">
        {data?.parts.map((change) => (
          <Part key={change.part} change={change} />
        ))}
      </Stack>
    </Dialog>
  );
}

function Part({ change: { part, pieces } }: { change: PartChange }) {
  const { t } = useTranslation('care');
  const name = t(`changes.part.${part.replace('.', '_')}`, { defaultValue: t('changes.other_part') });
  return (
    <section>
      <h3 className={styles.part}>{name}</h3>
      <p className={styles.changed}>
        {pieces.map((piece, nth) => (
          // oxlint-disable-next-line react/no-array-index-key -- pieces of one text stay in their order
          <Piece key={nth} piece={piece} />
        ))}
      </p>
    </section>
  );
}

function Piece({ piece: { kind, text } }: { piece: ChangePiece }) {
  const { t } = useTranslation('care');
  if (kind === 'same') return text;
  const Mark = kind === 'added' ? 'ins' : 'del';
  return (
    <>
      <VisuallyHidden>{t(`changes.${kind}`)} </VisuallyHidden>
      <Mark className={styles[kind]}>{text}</Mark>
      <VisuallyHidden> {t('changes.end')}</VisuallyHidden>
    </>
  );
}
