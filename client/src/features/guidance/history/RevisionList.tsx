import type { GuidanceDocument } from '@guildhall/shared/work/guidance-document';
import { guidanceLimits } from '@guildhall/shared/work/guidance-limits';
import type { GuidanceRevision } from '@guildhall/shared/work/guidance-text';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { ProblemNotice } from '../../../lib/api/ProblemNotice';
import { useCommand } from '../../../lib/api/useCommand';
import { useFormats } from '../../../lib/time/useFormats';
import { Button } from '../../../ui/button/Button';
import { Card } from '../../../ui/card/Card';
import { CardRow, CardRows } from '../../../ui/card/CardRow';
import { AskDialog } from '../../../ui/dialog/AskDialog';
import { Row, Stack } from '../../../ui/layout/Layout';
import { Skeleton } from '../../../ui/layout/Skeleton';
import { toast } from '../../../ui/toast/toast.store';
import { Missing } from '../Missing';
import { guidanceKey, guidancePath } from '../useGuidance';
import { useRevisions } from './useHistory';

interface RevisionListProps {
  guidance: GuidanceDocument;
  /** Whether the person may bring a revision back. */
  decide: boolean;
  /** Whether the person may keep the text under a name. */
  name: boolean;
  onCompare: (number: number) => void;
}

type Asked = { what: 'name' } | { what: 'restore'; revision: GuidanceRevision };

/** The revisions, the newest first: each can be compared with the present text, and brought back. */
export function RevisionList({ guidance, decide, name, onCompare }: RevisionListProps) {
  const { t } = useTranslation('guidance');
  const [asked, setAsked] = useState<Asked | null>(null);
  const revisions = useRevisions(guidance.id);
  const path = `${guidancePath(guidance.id)}/revisions`;
  const keep = useCommand<{ to: string; body: Record<string, string> }>({
    command: ({ to, body }) => ({ method: 'POST', path: `${path}${to}`, body }),
    refreshes: [guidanceKey(guidance.id)],
    onDone: () => {
      setAsked(null);
      toast('guidance:history.done', { tone: 'moss' });
    },
  });
  const give = (words: string) => {
    if (asked?.what === 'name') keep.run({ to: '', body: { name: words } });
    if (asked?.what === 'restore') keep.run({ to: `/${asked.revision.number}/restore`, body: { message: words } });
  };
  const canRestore = decide && guidance.state === 'drafting';
  return (
    <Card
      title={t('history.revisions')}
      aside={
        name ? (
          <Button size="s" onClick={() => setAsked({ what: 'name' })}>
            {t('history.name')}
          </Button>
        ) : undefined
      }
    >
      <Stack>
        <ProblemNotice problem={revisions.error} urgent={false} />
        {revisions.data || revisions.error ? null : <Skeleton lines={5} />}
        <CardRows>
          {revisions.data?.pages.flat().map((revision) => (
            <Line
              key={revision.number}
              revision={revision}
              onCompare={() => onCompare(revision.number)}
              onRestore={canRestore ? () => setAsked({ what: 'restore', revision }) : undefined}
            />
          ))}
        </CardRows>
        {revisions.hasNextPage ? (
          <Button busy={revisions.isFetchingNextPage} onClick={() => void revisions.fetchNextPage()}>
            {t('list.more')}
          </Button>
        ) : null}
      </Stack>
      {asked ? (
        <AskDialog
          title={
            asked.what === 'name' ? t('history.name') : t('history.restore_this', { number: asked.revision.number })
          }
          label={t(`history.${asked.what}_label`)}
          hint={t(`history.${asked.what}_hint`)}
          most={asked.what === 'name' ? guidanceLimits.revisionName : guidanceLimits.message}
          busy={keep.busy}
          notice={<Missing problem={keep.problem} />}
          needed={t('moves.message_needed')}
          onGive={give}
          onClose={() => {
            setAsked(null);
            keep.reset();
          }}
        />
      ) : null}
    </Card>
  );
}

interface LineProps {
  revision: GuidanceRevision;
  onCompare: () => void;
  onRestore: (() => void) | undefined;
}

function Line({ revision: { number, kind, message, by, at, words }, onCompare, onRestore }: LineProps) {
  const { t } = useTranslation('guidance');
  const formats = useFormats();
  const facts = [t(`history.kind.${kind}`), by?.name ?? '', formats.dateTime(at), t('history.words', { count: words })];
  return (
    <CardRow
      lead={<strong>{number}</strong>}
      title={message || t('history.unnamed', { number })}
      detail={facts.filter(Boolean).join(' · ')}
      end={
        <Row>
          <Button size="s" look="quiet" aria-label={t('history.compare_this', { number })} onClick={onCompare}>
            {t('history.compare')}
          </Button>
          {onRestore ? (
            <Button size="s" look="quiet" aria-label={t('history.restore_this', { number })} onClick={onRestore}>
              {t('history.restore')}
            </Button>
          ) : null}
        </Row>
      }
    />
  );
}
