import { writeQuest } from '@guildhall/shared/game/quests';
import type { QuestVersions } from '@guildhall/shared/game/quests';
import { useRef, useState } from 'react';
import { FormProvider, useForm, type Resolver } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';

import { useProblemText } from '../../lib/api/useProblemText';
import { applyProblemToForm } from '../../lib/forms/apply-problem';
import { formResolver } from '../../lib/forms/form-resolver';
import { Button } from '../../ui/button/Button';
import { ErrorSummary } from '../../ui/field/ErrorSummary';
import { Columns, Row, Stack } from '../../ui/layout/Layout';
import { Notice } from '../../ui/notice/Notice';
import { toast } from '../../ui/toast/toast.store';
import { definitionOf, type QuestValues } from './definition-values';
import { QuestPreview } from './QuestPreview';
import { StepsSection } from './StepsSection';
import { useWriting } from './useWriting';
import { Versions } from './Versions';
import { WordsSection } from './WordsSection';

interface QuestFormProps {
  values: QuestValues;
  existing?: QuestVersions;
}

const check = formResolver(writeQuest);
const resolver: Resolver<QuestValues> = async (values, context, options) => {
  const { errors } = await check({ definition: definitionOf(values) }, context, options as never);
  return Object.keys(errors).length > 0 ? { values: {}, errors: errors as never } : { values, errors: {} };
};

/** The quest's words and steps, with the quest as people will see it beside them. */
export function QuestForm({ values, existing }: QuestFormProps) {
  const { t } = useTranslation('quest-writing');
  const navigate = useNavigate();
  const problemText = useProblemText();
  const frame = useRef<HTMLFormElement>(null);
  const [problem, setProblem] = useState<Error | null>(null);
  const form = useForm<QuestValues>({ defaultValues: values, resolver });
  const writing = useWriting(existing);
  const count = Object.keys(form.formState.errors).length;

  const act = (work: (answers: QuestValues) => Promise<void>) =>
    void form.handleSubmit((answers) => {
      setProblem(null);
      return work(answers).catch((caught: unknown) => {
        if (!applyProblemToForm(caught, form.setError)) setProblem(caught as Error);
      });
    })();
  const save = () =>
    act(async (answers) => {
      const { slug } = await writing.save(definitionOf(answers));
      toast(t('form.saved'), { tone: 'moss' });
      await navigate(`/manage/quests/${slug}`, { replace: true });
    });
  const publish = () =>
    act(async (answers) => {
      const { slug } = await writing.publish(definitionOf(answers));
      await navigate(`/quests/${slug}`);
    });
  const retire = () => void writing.retire().then(() => navigate('/manage/quests'), setProblem);

  return (
    <FormProvider {...form}>
      <form ref={frame} noValidate onSubmit={(event) => event.preventDefault()}>
        <Columns
          sideStays
          main={
            <>
              <ErrorSummary count={count} attempt={form.formState.submitCount} form={frame} />
              {problem && count === 0 ? (
                <Notice tone="berry" urgent>
                  {problemText(problem)}
                </Notice>
              ) : null}
              <WordsSection />
              <StepsSection />
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
                    <Button look="quiet" busy={writing.busy} onClick={retire}>
                      {t('form.retire')}
                    </Button>
                  ) : null}
                </Row>
                <p>{t('form.after')}</p>
              </Stack>
              <QuestPreview />
              {existing ? <Versions versions={existing.versions} /> : null}
            </>
          }
        />
      </form>
    </FormProvider>
  );
}
