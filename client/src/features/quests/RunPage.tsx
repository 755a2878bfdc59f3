import type { RunPage as Run, RunProgress } from '@guildhall/shared/game/quests';
import { skipToken, useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';

import { isLost } from '../../app/pages/is-lost';
import { ProblemNotice } from '../../lib/api/ProblemNotice';
import { announce } from '../../lib/announce/announce';
import { celebrate } from '../../lib/celebration/celebration.store';
import { Explaining } from '../../lib/glossary/Explaining';
import { useBilingual } from '../../lib/i18n/useBilingual';
import { useMe } from '../../lib/me/useMe';
import { Presence } from '../../lib/presence/Presence';
import { Card } from '../../ui/card/Card';
import { Columns, Stack } from '../../ui/layout/Layout';
import { PageHeader } from '../../ui/layout/PageHeader';
import { Progress } from '../../ui/layout/Progress';
import { Skeleton } from '../../ui/layout/Skeleton';
import { Notice } from '../../ui/notice/Notice';
import { Link } from '../../ui/text/Link';
import { Pill } from '../../ui/text/Pill';
import { Finished } from './Finished';
import { Invitation } from './Invitation';
import { PartedPage } from './PartedPage';
import { PartyCard } from './PartyCard';
import { QuestWords } from './QuestWords';
import { RunMoves } from './RunMoves';
import { RunSteps } from './RunSteps';
import { partingKey, useRun, useRunCommand } from './useRun';

/** A quest under way: one step at a time, with everyone who is in it. */
export default function RunPage() {
  const { run: id = '' } = useParams();
  const { page, progress, ended } = useRun(id);
  // Whoever has just parted may be back before this page was ever left.
  const parted = useQuery({ queryKey: partingKey(id), queryFn: skipToken });
  if (isLost(page) || parted.data)
    return <PartedPage run={id} error={page.error} onRetry={() => void page.refetch()} />;
  if (!page.data || !progress) return <Skeleton lines={8} />;
  return <Page run={page.data} progress={progress} ended={ended} />;
}

function Page({ run, progress, ended }: { run: Run; progress: RunProgress; ended: boolean }) {
  const { t } = useTranslation('quests');
  const { text } = useBilingual();
  const me = useMe().member.id;
  const command = useRunCommand(run.id);
  useNews(run, progress);
  const { definition } = run.quest;
  const done = progress.steps.filter(({ state }) => state === 'complete').length;
  const invited = run.may.answer && progress.party.some(({ id, state }) => id === me && state === 'invited');
  return (
    <Explaining>
      <PageHeader
        title={text(definition.title)}
        purpose={t(purposeOf(progress, invited))}
        above={
          <>
            <Link to={`/quests/${run.quest.slug}`}>{t('run.about')}</Link>{' '}
            <Pill tone="accent">{t(`state.${progress.state}`)}</Pill>
          </>
        }
      />
      <Presence at={`quest-run:${run.id}`} />
      <Columns
        main={
          <>
            {ended ? <Notice action={<Link to="/quests">{t('page.all')}</Link>}>{t('run.ended')}</Notice> : null}
            <ProblemNotice problem={command.problem} />
            {invited ? <Invitation run={run} command={command} /> : null}
            {progress.state === 'completed' ? <Finished run={run} command={command} /> : null}
            <Card title={t('run.steps')}>
              <Stack gap="l">
                <Progress
                  label={t('run.progress')}
                  share={done / progress.steps.length}
                  words={t('own.steps', { done, count: progress.steps.length })}
                />
                <RunSteps run={run} progress={progress} command={command} />
              </Stack>
            </Card>
          </>
        }
        side={
          <>
            <PartyCard run={run} progress={progress} command={command} />
            <QuestWords definition={definition} />
            <RunMoves run={run} command={command} />
          </>
        }
      />
    </Explaining>
  );
}

/** Where the run stands, in words for the reader. */
function purposeOf({ state, party }: RunProgress, invited: boolean) {
  if (state !== 'offered') return `state_words.${state}` as const;
  if (invited) return 'invitation.purpose';
  return party.some((each) => each.state === 'invited') ? 'state_words.offered' : 'run.nobody_asked';
}

/** Says politely how far the run has come, and celebrates when it is finished while one looks on. */
function useNews(run: Run, progress: RunProgress): void {
  const { t } = useTranslation('quests');
  const before = useRef(progress);
  useEffect(() => {
    const count = (of: RunProgress) => of.steps.filter(({ state }) => state === 'complete').length;
    if (count(progress) > count(before.current)) {
      announce(`quest-run:${run.id}`, t('own.steps', { done: count(progress), count: progress.steps.length }));
    } else if (progress.state !== before.current.state) {
      announce(`quest-run:${run.id}`, `${t(`state.${progress.state}`)}. ${t(`state_words.${progress.state}`)}`);
    }
    if (progress.state === 'completed' && before.current.state !== 'completed')
      celebrate({ kind: 'quest', id: run.id });
    before.current = progress;
  }, [progress, run.id, t]);
}
