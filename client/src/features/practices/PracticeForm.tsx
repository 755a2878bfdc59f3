import { practiceText, type PracticeDraft } from '@guildhall/shared/work/practice-card';
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
import { textOf, type EditValues } from './edit-values';
import { FormFields } from './FormFields';
import { FormPreview } from './FormPreview';
import { useSavePractice } from './useSavePractice';

interface PracticeFormProps {
  values: EditValues;
  /** The stored card; left out for a new one. */
  draft?: PracticeDraft;
}

const check = formResolver(practiceText);
const resolver: Resolver<EditValues> = async (values, context, options) => {
  const { errors } = await check(textOf(values), context, options as never);
  return Object.keys(errors).length > 0 ? { values: {}, errors: errors as never } : { values, errors: {} };
};

/** The editor: the questions of a card in their order, with the card as readers will see it beside them. */
export function PracticeForm({ values, draft }: PracticeFormProps) {
  const { t } = useTranslation('practices');
  const navigate = useNavigate();
  const problemText = useProblemText();
  const frame = useRef<HTMLFormElement>(null);
  const [problem, setProblem] = useState<unknown>(null);
  const [attempt, setAttempt] = useState(0);
  const form = useForm<EditValues>({ defaultValues: values, resolver });
  const saving = useSavePractice(draft);
  const published = draft !== undefined && draft.state !== 'draft';
  const count = Object.keys(form.formState.errors).length;

  const act = (work: (answers: EditValues) => Promise<void>) =>
    void form
      .handleSubmit(async (answers) => {
        setProblem(null);
        await work(answers).catch((caught: unknown) => {
          if (!applyProblemToForm(caught, form.setError)) setProblem(caught);
        });
      })()
      .finally(() => setAttempt((before) => before + 1));
  const save = () =>
    act(async (answers) => {
      const { id } = await saving.save(answers);
      toast(t('edit.saved'), { tone: 'moss' });
      await navigate(published ? `/practices/${id}` : `/practices/${id}/edit`, { replace: !published });
    });
  const publish = () =>
    act(async (answers) => {
      const { id } = await saving.publish(answers);
      await navigate(`/practices/${id}`);
    });
  const discard = () => void saving.discard().then(() => navigate('/practices?mine=true'), setProblem);

  return (
    <FormProvider {...form}>
      <form ref={frame} noValidate onSubmit={(event) => event.preventDefault()}>
        <Columns
          sideStays
          main={
            <>
              <ErrorSummary count={count} attempt={attempt} form={frame} />
              {problem && count === 0 ? (
                <Notice tone="berry" urgent>
                  {problemText(problem as Error)}
                </Notice>
              ) : null}
              <FormFields published={published} />
            </>
          }
          side={
            <>
              <Stack>
                <Row>
                  {published ? null : (
                    <Button look="primary" busy={saving.busy} onClick={publish}>
                      {t('edit.publish')}
                    </Button>
                  )}
                  <Button look={published ? 'primary' : 'secondary'} busy={saving.busy} onClick={save}>
                    {t(published ? 'edit.save_changes' : 'edit.save_draft')}
                  </Button>
                  {draft && !published ? (
                    <Button look="quiet" busy={saving.busy} onClick={discard}>
                      {t('edit.discard')}
                    </Button>
                  ) : null}
                </Row>
                <p>{t(published ? 'edit.after_changes' : 'edit.after_draft')}</p>
              </Stack>
              <FormPreview />
            </>
          }
        />
      </form>
    </FormProvider>
  );
}
