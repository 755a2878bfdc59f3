import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useFormats } from '../../lib/time/useFormats';
import { Button } from '../../ui/button/Button';
import { Card } from '../../ui/card/Card';
import { Dialog } from '../../ui/dialog/Dialog';
import { Skeleton } from '../../ui/layout/Skeleton';
import styles from './Card.module.css';
import { CardText } from './CardText';
import { useRevision, useRevisions } from './usePractice';

/** What the card said before, newest first; each text can be read again. */
export function Revisions({ id }: { id: string }) {
  const { t } = useTranslation('practices');
  const { date } = useFormats();
  const [open, setOpen] = useState<number>();
  const { data: revisions } = useRevisions(id);
  if (!revisions || revisions.length < 2) return null;
  return (
    <Card title={t('revisions.title')}>
      <ul className={styles.revisions}>
        {revisions.map(({ number, by, at, note }) => (
          <li key={number}>
            <Button size="s" look="quiet" onClick={() => setOpen(number)}>
              {t('revisions.one', { number, name: by.name, date: date(at) })}
            </Button>
            {note ? <p className={styles.soft}>{note}</p> : null}
          </li>
        ))}
      </ul>
      {open === undefined ? null : <OneRevision id={id} number={open} onClose={() => setOpen(undefined)} />}
    </Card>
  );
}

function OneRevision({ id, number, onClose }: { id: string; number: number; onClose: () => void }) {
  const { data: revision } = useRevision(id, number);
  return (
    <Dialog open onClose={onClose} title={revision?.title ?? ''}>
      {revision ? <CardText card={revision} /> : <Skeleton lines={6} />}
    </Dialog>
  );
}
