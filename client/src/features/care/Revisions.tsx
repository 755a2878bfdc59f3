import type { RevisionEntry } from '@guildhall/shared/work/practice-card';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { ProblemNotice } from '../../lib/api/ProblemNotice';
import { useCommand } from '../../lib/api/useCommand';
import { useNamed } from '../../lib/people/useNamed';
import { useFormats } from '../../lib/time/useFormats';
import { Button } from '../../ui/button/Button';
import { Card } from '../../ui/card/Card';
import { Dialog } from '../../ui/dialog/Dialog';
import { Row } from '../../ui/layout/Layout';
import { Skeleton } from '../../ui/layout/Skeleton';
import { toast } from '../../ui/toast/toast.store';
import { Of } from '../../ui/text/Of';
import ink from '../../ui/text/Ink.module.css';
import { CardText } from '../practices/CardText';
import { CostWords } from '../practices/CostWords';
import { type Practice, practicePath, useRevision, useRevisions } from '../practices/usePractice';
import styles from './Care.module.css';
import { Changes } from './Changes';

type Open = { number: number; as: 'text' | 'changes' };

/** What the card said before, newest first: each text can be read, compared with the one before, and gone back to. */
export default function Revisions({ practice }: { practice: Practice }) {
  const { t } = useTranslation('care');
  const [open, setOpen] = useState<Open>();
  const { card } = practice;
  const { data: revisions, error } = useRevisions(card.id);
  if (!revisions) return <ProblemNotice problem={error} urgent={false} />;
  if (revisions.length < 2) return null;
  return (
    <Card title={t('revisions.title')}>
      <ul className={styles.list}>
        {revisions.map((revision, nth) => (
          <OneRevision
            key={revision.number}
            revision={revision}
            newest={nth === 0}
            practice={practice}
            onOpen={setOpen}
          />
        ))}
      </ul>
      {open?.as === 'text' ? <Text id={card.id} number={open.number} onClose={() => setOpen(undefined)} /> : null}
      {open?.as === 'changes' ? <Changes id={card.id} number={open.number} onClose={() => setOpen(undefined)} /> : null}
    </Card>
  );
}

interface OneRevisionProps {
  revision: RevisionEntry;
  newest: boolean;
  practice: Practice;
  onOpen: (open: Open) => void;
}

function OneRevision({ revision: { number, by, at, note }, newest, practice, onOpen }: OneRevisionProps) {
  const { t } = useTranslation('care');
  const { date } = useFormats();
  const named = useNamed();
  const version = t('revisions.one', { number });
  return (
    <li>
      <p>
        <strong>{version}</strong>{' '}
        <span className={ink.soft}>
          {named(by)} · {date(at)}
        </span>
      </p>
      {note ? <p className={ink.soft}>{note}</p> : null}
      <Row>
        <Button size="s" look="quiet" onClick={() => onOpen({ number, as: 'text' })}>
          {t('revisions.read')}
          <Of what={version} />
        </Button>
        {number > 1 ? (
          <Button size="s" look="quiet" onClick={() => onOpen({ number, as: 'changes' })}>
            {t('revisions.changes')}
            <Of what={version} />
          </Button>
        ) : null}
        {!newest && practice.own.may.edit ? <GoBack practice={practice} number={number} /> : null}
      </Row>
    </li>
  );
}

function GoBack({ practice: { card }, number }: { practice: Practice; number: number }) {
  const { t } = useTranslation('care');
  const restore = useCommand({
    command: () => ({
      method: 'POST',
      path: `${practicePath(card.id)}/revisions/${number}/restore`,
      body: { basedOn: card.textVersion, note: t('revisions.restored_note', { number }) },
    }),
    refreshes: [['practices']],
    onDone: () => toast('care:revisions.restored', { tone: 'moss', fills: { number } }),
  });
  return (
    <>
      <Button size="s" look="quiet" busy={restore.busy} onClick={() => restore.run()}>
        {t('revisions.restore')}
        <Of what={t('revisions.one', { number })} />
      </Button>
      <ProblemNotice problem={restore.problem} />
    </>
  );
}

function Text({ id, number, onClose }: { id: string; number: number; onClose: () => void }) {
  const { t } = useTranslation('care');
  const { data: revision, error } = useRevision(id, number);
  return (
    <Dialog open onClose={onClose} title={revision?.title ?? t('revisions.one', { number })}>
      <ProblemNotice problem={error} urgent={false} />
      {revision || error ? null : <Skeleton lines={6} />}
      {revision ? <CardText card={revision} /> : null}
      {revision?.cost ? (
        <p className={ink.soft}>
          {t('revisions.cost')}: <CostWords cost={revision.cost} />
        </p>
      ) : null}
    </Dialog>
  );
}
