import type { Reuse } from '@guildhall/shared/work/practice-reuse';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { Kept } from '../../lib/waiting/Kept';
import { useIsKept } from '../../lib/waiting/useIsKept';
import { ProblemNotice } from '../../lib/api/ProblemNotice';
import { useCommand } from '../../lib/api/useCommand';
import { useBilingual } from '../../lib/i18n/useBilingual';
import { useMe } from '../../lib/me/useMe';
import { dayIn } from '../../lib/time/format';
import { useFormats } from '../../lib/time/useFormats';
import { useNow } from '../../lib/time/useNow';
import { Button } from '../../ui/button/Button';
import { Card } from '../../ui/card/Card';
import { FoldedList } from '../../ui/disclosure/FoldedList';
import { Row, Stack } from '../../ui/layout/Layout';
import { Crest } from '../../ui/pictures/Crest';
import { Pill, type Tone } from '../../ui/text/Pill';
import { Prose } from '../../ui/text/Prose';
import ink from '../../ui/text/Ink.module.css';
import styles from './Card.module.css';
import { RecordDialog } from './RecordDialog';
import { ReasonDialog } from '../../lib/talk/ReasonDialog';
import { type Practice, practicePath } from './usePractice';

/** Teams in sight before the rest is folded. */
const MOST_SHOWN = 4;

/** One's own team comes first; it has something to do here. */
function ownFirst(reuses: readonly Reuse[], isOwn: (reuse: Reuse) => boolean): Reuse[] {
  return reuses.toSorted((a, b) => Number(isOwn(b)) - Number(isOwn(a)));
}

/** Which teams try this, what came of it, and one's own team's part. */
export function Reuses({ practice }: { practice: Practice }) {
  const { t } = useTranslation('practices');
  const { card, own, reuses } = practice;
  // What a colleague begins meanwhile comes live, before the server is asked anew what one may do.
  const begun = reuses.some(({ unit, outcome }) => unit?.id === own.unitId && outcome !== 'stopped');
  const isOwn = ({ unit }: Reuse) => unit !== null && (unit.id === own.unitId || own.closedUnits.includes(unit.id));
  return (
    <Card title={t('reuse.title')}>
      <Stack>
        {reuses.length === 0 ? <p className={ink.soft}>{t('reuse.none')}</p> : null}
        <FoldedList
          items={ownFirst(reuses, isOwn)}
          most={MOST_SHOWN}
          more={(count) => t('reuse.more', { count })}
          className={styles.reuses}
          render={(reuse) => <OneReuse key={reuse.id} reuse={reuse} own={isOwn(reuse)} />}
        />
        {own.may.tryIt && !begun ? <TryIt cardId={card.id} /> : null}
      </Stack>
    </Card>
  );
}

function TryIt({ cardId }: { cardId: string }) {
  const { t } = useTranslation('practices');
  const { zone } = useMe().organisation;
  const now = useNow();
  const begin = useCommand({
    command: () => ({
      method: 'POST',
      path: `${practicePath(cardId)}/reuses`,
      body: { startsOn: dayIn(zone, now) },
    }),
    refreshes: [['practices', 'card']],
    waitsAs: 'waiting:what.reuse',
  });
  if (useIsKept(({ path }) => path === `${practicePath(cardId)}/reuses`)) return <Kept />;
  return (
    <>
      <p>{t('reuse.invite')}</p>
      <Button look="primary" busy={begin.busy} onClick={() => begin.run()}>
        {t('reuse.try')}
      </Button>
      <ProblemNotice problem={begin.problem} />
    </>
  );
}

const tones: Record<'kept' | 'changed' | 'stopped', Tone> = { kept: 'moss', changed: 'accent', stopped: 'brass' };

function OneReuse({ reuse, own }: { reuse: Reuse; own: boolean }) {
  const { t } = useTranslation('practices');
  const { name } = useBilingual();
  const { day } = useFormats();
  const { outcome, state } = reuse;
  return (
    <li>
      <div className={styles.said}>
        <Crest id={reuse.unit?.id ?? reuse.id} size="s" />
        <div>
          <p>
            <strong>{reuse.unit ? name(reuse.unit) : t('reuse.former_partner')}</strong>{' '}
            {outcome ? (
              <Pill tone={tones[outcome]}>{t(`outcome.${outcome}`)}</Pill>
            ) : (
              <span className={ink.soft}>{t(`reuse.${state}`, { date: day(reuse.startsOn) })}</span>
            )}
          </p>
          {reuse.note ? <Prose html={reuse.note} /> : null}
          {reuse.whatChanged ? (
            <div>
              <p className={ink.soft}>{t('reuse.what_changed')}</p>
              <Prose html={reuse.whatChanged} />
            </div>
          ) : null}
          {reuse.minutesSavedWeekly ? (
            <p className={ink.soft}>{t('reuse.saves', { count: reuse.minutesSavedWeekly })}</p>
          ) : null}
        </div>
      </div>
      {own ? <OwnReuse reuse={reuse} /> : null}
    </li>
  );
}

/** What one's own team can do with its attempt: begin, say what came of it, set it aside. */
function OwnReuse({ reuse }: { reuse: Reuse }) {
  const { t } = useTranslation('practices');
  const { day } = useFormats();
  const { zone } = useMe().organisation;
  const [asked, setAsked] = useState<'record' | 'end' | null>(null);
  const today = dayIn(zone, useNow());
  const command = useCommand<{ act: 'start' | 'end'; body: object }>({
    command: ({ act, body }) => ({ method: 'POST', path: `/api/reuses/${reuse.id}/${act}`, body }),
    refreshes: [['practices', 'card']],
    onSent: () => setAsked(null),
    waitsAs: 'waiting:what.reuse',
  });
  const kept = useIsKept(({ path }) => path.startsWith(`/api/reuses/${reuse.id}/`));
  const ask = (what: typeof asked) => {
    command.reset();
    setAsked(what);
  };
  if (kept) return <Kept />;
  const early = reuse.state === 'trying' && today < reuse.recordableFrom;
  return (
    <>
      <Row>
        {reuse.state === 'intended' ? (
          <Button
            size="s"
            busy={command.busy}
            onClick={() => command.run({ act: 'start', body: { startedOn: today } })}
          >
            {t('reuse.start')}
          </Button>
        ) : null}
        {reuse.state === 'trying' && !early ? (
          <Button size="s" look="primary" onClick={() => ask('record')}>
            {t('reuse.record')}
          </Button>
        ) : null}
        <Button size="s" look="quiet" onClick={() => ask('end')}>
          {t(reuse.state === 'recorded' ? 'reuse.take_back' : 'reuse.set_aside')}
        </Button>
      </Row>
      {asked ? null : <ProblemNotice problem={command.problem} />}
      {early ? <p className={ink.soft}>{t('reuse.from', { date: day(reuse.recordableFrom) })}</p> : null}
      {asked === 'record' ? <RecordDialog reuseId={reuse.id} onClose={() => ask(null)} /> : null}
      {asked === 'end' ? (
        <ReasonDialog
          title={t(reuse.state === 'recorded' ? 'reuse.take_back' : 'reuse.set_aside')}
          hint={t('reuse.end_hint')}
          look="berry"
          busy={command.busy}
          problem={command.problem}
          onClose={() => ask(null)}
          onGive={(reason) => command.run({ act: 'end', body: { reason } })}
        />
      ) : null}
    </>
  );
}
