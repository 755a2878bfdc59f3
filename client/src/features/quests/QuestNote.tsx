import type { QuestStep } from '@guildhall/shared/game/quest-definition';
import type { RunCard } from '@guildhall/shared/game/quests';
import { placeFor, type WorkPlace } from '@guildhall/shared/game/work-place';
import { useTranslation } from 'react-i18next';

import { useBilingual } from '../../lib/i18n/useBilingual';
import { useMe } from '../../lib/me/useMe';
import { pathOfPlace } from '../../lib/places/path-of';
import { Row } from '../../ui/layout/Layout';
import { Notice } from '../../ui/notice/Notice';
import { Link } from '../../ui/text/Link';
import { useOwnRuns } from './useQuests';
import { useRun } from './useRun';

const most = 4;
const underWay = ['in_progress', 'submitted', 'returned', 'completed'];
/** How long a finished quest still says so here, in milliseconds. */
const LATELY_MS = 24 * 60 * 60 * 1000;

type Here = Pick<WorkPlace, 'to' | 'id'>;

/** The quests a person is on, where one of their steps is work on this document or card, or on any. */
export default function QuestNote({ here }: { here: Here }) {
  const runs = useOwnRuns().data?.filter((run) => isOn(run) && run.asks.some((asked) => isHere(asked, here))) ?? [];
  const named = (run: RunCard) => (run.asks.some(({ place }) => place?.id === here.id) ? 0 : 1);
  const first = runs.toSorted((one, other) => named(one) - named(other)).slice(0, most);
  return first.map((run) => <OfRun key={run.id} run={run.id} here={here} />);
}

function isOn({ state, own, completedAt }: RunCard): boolean {
  const old = completedAt !== null && Date.now() - Date.parse(completedAt) > LATELY_MS;
  return own === 'accepted' && underWay.includes(state) && !old;
}

function isHere({ kind, place }: RunCard['asks'][number], { to, id }: Here): boolean {
  return place ? place.id === id : placeFor(kind) === to;
}

/** Says which step asks for work here, and at once when it is met. */
function OfRun({ run, here }: { run: string; here: Here }) {
  const { t } = useTranslation('quests');
  const { text } = useBilingual();
  const { id: own } = useMe().member;
  const { page, progress } = useRun(run);
  if (!page.data || !progress) return null;
  const { title, steps } = page.data.quest.definition;
  return steps.map((step) => {
    const { by } = step;
    if (by.by !== 'activity' || !isHere({ kind: by.kind, place: by.place ?? null }, here)) return null;
    const known = progress.steps.find(({ id }) => id === step.id);
    const met = (known?.state === 'complete' || known?.doneBy.includes(own)) ?? false;
    const said = met ? 'note.met' : `note.asks_${by.place ? 'here_' : ''}${here.to}`;
    return (
      <Notice
        key={step.id}
        tone={met ? 'moss' : 'accent'}
        title={t(said, { quest: text(title) })}
        action={<Ways run={run} step={step} met={met} />}
        urgent={met}
      >
        {text(step.title)}
      </Notice>
    );
  });
}

function Ways({ run, step: { by }, met }: { run: string; step: QuestStep; met: boolean }) {
  const { t } = useTranslation('quests');
  const place = by.by === 'activity' ? by.place : undefined;
  return (
    <Row>
      {!met && place?.to === 'guidance' && place.section ? (
        <Link to={pathOfPlace(place)}>{t('note.section')}</Link>
      ) : null}
      <Link to={`/quest-runs/${run}`}>{t('note.see')}</Link>
    </Row>
  );
}
