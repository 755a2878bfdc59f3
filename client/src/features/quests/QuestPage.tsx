import type { QuestPage as Quest } from '@guildhall/shared/game/quests';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';

import { isLost } from '../../app/pages/is-lost';
import { TroublePage } from '../../app/pages/TroublePage';
import { Explained } from '../../lib/glossary/Explained';
import { Explaining } from '../../lib/glossary/Explaining';
import { useBilingual } from '../../lib/i18n/useBilingual';
import { Card } from '../../ui/card/Card';
import { Columns } from '../../ui/layout/Layout';
import { PageHeader } from '../../ui/layout/PageHeader';
import { Skeleton } from '../../ui/layout/Skeleton';
import { Steps } from '../../ui/layout/Steps';
import { Link } from '../../ui/text/Link';
import { QuestFacts } from './QuestFacts';
import { QuestWords } from './QuestWords';
import { StartCard } from './StartCard';
import { StepHelp } from './StepHelp';
import { useQuest } from './useQuests';

/** A quest before it is begun: why, how long, each step with its help, and who to ask. */
export default function QuestPage() {
  const { slug = '' } = useParams();
  const quest = useQuest(slug);
  if (isLost(quest)) return <TroublePage error={quest.error} onRetry={() => void quest.refetch()} />;
  return quest.data ? <Page quest={quest.data} /> : <Skeleton lines={8} />;
}

function Page({ quest }: { quest: Quest }) {
  const { t } = useTranslation('quests');
  const { text } = useBilingual();
  const { definition } = quest;
  const steps = definition.steps.map((step) => ({
    key: step.id,
    state: 'open' as const,
    title: <Explained text={step.title} />,
    children: <StepHelp step={step} />,
  }));
  return (
    <Explaining>
      <PageHeader
        title={text(definition.title)}
        purpose={<Explained text={definition.why} />}
        above={<Link to="/quests">{t('page.all')}</Link>}
      />
      <Columns
        main={
          <>
            <QuestWords definition={definition} />
            <Card title={t('page.steps')}>
              <Steps steps={steps} />
            </Card>
          </>
        }
        side={
          <>
            <StartCard quest={quest} />
            <QuestFacts quest={quest} />
          </>
        }
      />
    </Explaining>
  );
}
