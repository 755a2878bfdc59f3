import { useTranslation } from 'react-i18next';

import { useBilingual } from '../../../lib/i18n/useBilingual';
import { useMe } from '../../../lib/me/useMe';
import { Notice } from '../../../ui/notice/Notice';
import { Link } from '../../../ui/text/Link';
import { useOwnRuns } from '../../quests/useQuests';
import { useRun } from '../../quests/useRun';

/** The quests a person is on, where one of their steps is work on guidance. */
export function QuestNote() {
  const runs = useOwnRuns().data?.filter(({ state, own }) => state === 'in_progress' && own === 'accepted') ?? [];
  return runs.slice(0, 3).map(({ id }) => <OfRun key={id} run={id} />);
}

/** Says which step asks for work here, and at once when it is met. */
function OfRun({ run }: { run: string }) {
  const { t } = useTranslation('guidance');
  const { text } = useBilingual();
  const { id: own } = useMe().member;
  const { page, progress } = useRun(run);
  if (!page.data || !progress) return null;
  const { title, steps } = page.data.quest.definition;
  const asked = steps.filter(({ by }) => by.by === 'activity' && by.kind.startsWith('guidance.'));
  return asked.map((step) => {
    const known = progress.steps.find(({ id }) => id === step.id);
    const met = known?.state === 'complete' || known?.doneBy.includes(own);
    return (
      <Notice
        key={step.id}
        tone={met ? 'moss' : 'accent'}
        title={t(met ? 'quest.met' : 'quest.asks', { quest: text(title) })}
        action={<Link to={`/quest-runs/${run}`}>{t('quest.see')}</Link>}
        urgent={met ?? false}
      >
        {text(step.title)}
      </Notice>
    );
  });
}
