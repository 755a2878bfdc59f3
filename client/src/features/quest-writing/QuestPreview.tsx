import { useFormContext, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';

import { useBilingual } from '../../lib/i18n/useBilingual';
import { Card } from '../../ui/card/Card';
import { Steps } from '../../ui/layout/Steps';
import { QuestWords } from '../quests/QuestWords';
import { StepHelp } from '../quests/StepHelp';
import { definitionOf, type QuestValues } from './definition-values';

/** The quest as people will see it, while it is written. */
export function QuestPreview() {
  const { t } = useTranslation('quest-writing');
  const { text } = useBilingual();
  const { control } = useFormContext<QuestValues>();
  const definition = definitionOf(useWatch({ control }) as QuestValues);
  return (
    <>
      <Card title={t('preview.title')}>
        <h3>{text(definition.title) || t('preview.untitled')}</h3>
        <p>{text(definition.why)}</p>
        <Steps
          steps={definition.steps.map((step) => ({
            key: step.id,
            state: 'open',
            title: text(step.title),
            children: <StepHelp step={step} />,
          }))}
        />
      </Card>
      <QuestWords definition={definition} />
    </>
  );
}
