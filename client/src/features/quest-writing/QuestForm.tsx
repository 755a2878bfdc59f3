import { writeQuest } from '@guildhall/shared/game/quest-writing';
import type { QuestVersions } from '@guildhall/shared/game/quest-writing';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';

import { sentResolver } from '../../lib/forms/form-resolver';
import { useKeptAnswers } from '../../lib/forms/useKeptAnswers';
import { useSending } from '../../lib/forms/useSending';
import { WritingForm } from '../../lib/forms/WritingForm';
import { useSummedForm } from '../../lib/forms/useSummedForm';
import { Button } from '../../ui/button/Button';
import { Row, Stack } from '../../ui/layout/Layout';
import { toast } from '../../ui/toast/toast.store';
import { definitionOf, type QuestValues } from './definition-values';
import { QuestHints } from './QuestHints';
import { QuestPreview } from './QuestPreview';
import { RetireButton } from './RetireButton';
import { StepsSection } from './StepsSection';
import { useWriting } from './useWriting';
import { Versions } from './Versions';
import { WordsSection } from './WordsSection';

interface QuestFormProps {
  values: QuestValues;
  existing?: QuestVersions;
}

const resolver = sentResolver(writeQuest, (values: QuestValues) => ({ definition: definitionOf(values) }));

/** The quest's words and steps, with the quest as people will see it beside them. */
export function QuestForm({ values, existing }: QuestFormProps) {
  const { t } = useTranslation('quest-writing');
  const navigate = useNavigate();
  const form = useSummedForm<QuestValues>({ defaultValues: values, resolver });
  const { problem, setProblem, send } = useSending(form);
  const writing = useWriting(existing, problem);
  const noteSent = useKeptAnswers({ form, name: `quest:${existing?.slug ?? ''}`, from: writing.from });

  const save = () =>
    send(async (answers) => {
      const { slug } = await writing.save(definitionOf(answers));
      noteSent();
      toast('quest-writing:form.saved', { tone: 'moss' });
      await navigate(`/manage/quests/${slug}`, { replace: true });
    });
  const publish = () =>
    send(async (answers) => {
      const { slug } = await writing.publish(definitionOf(answers));
      noteSent();
      await navigate(`/quests/${slug}`);
    });
  const retire = () => writing.retire().then(() => navigate('/manage/quests'), setProblem);

  return (
    <WritingForm
      form={form}
      problem={problem}
      main={
        <>
          <WordsSection />
          <StepsSection />
          <QuestHints />
        </>
      }
      side={
        <>
          <Stack>
            <Row>
              <Button look="primary" busy={writing.busy} onClick={publish}>
                {t('form.publish')}
              </Button>
              <Button busy={writing.busy} onClick={save}>
                {t('form.save')}
              </Button>
              {existing?.may.retire && existing.current !== null && existing.retiredAt === null ? (
                <RetireButton busy={writing.busy} onRetire={retire} />
              ) : null}
            </Row>
            <p>{t('form.after')}</p>
          </Stack>
          <QuestPreview />
          {existing ? <Versions versions={existing.versions} /> : null}
        </>
      }
    />
  );
}
