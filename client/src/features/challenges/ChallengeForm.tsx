import { challengeDraft } from '@guildhall/shared/game/challenges';
import { useRef } from 'react';
import { FormProvider, useForm, type Resolver } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';

import { useCommand } from '../../lib/api/useCommand';
import { useProblemText } from '../../lib/api/useProblemText';
import { applyProblemToForm } from '../../lib/forms/apply-problem';
import { formResolver } from '../../lib/forms/form-resolver';
import { useMe } from '../../lib/me/useMe';
import { Button } from '../../ui/button/Button';
import { ErrorSummary } from '../../ui/field/ErrorSummary';
import { Columns, Stack } from '../../ui/layout/Layout';
import { Notice } from '../../ui/notice/Notice';
import { CountsSection } from './CountsSection';
import { draftOf, type FormValues } from './form-values';
import { FormPreview } from './FormPreview';
import { challengesKey } from './useChallenges';
import { WhenSection } from './WhenSection';
import { WhoSection } from './WhoSection';
import { WhySection } from './WhySection';

interface ChallengeFormProps {
  values: FormValues;
  /** The challenge that is changed; left out for a new one. */
  existing?: { id: string; version: number };
}

const checkDraft = formResolver(challengeDraft);

/** Four questions in the order a manager thinks of them, with the bridges they would make beside them. */
export function ChallengeForm({ values, existing }: ChallengeFormProps) {
  const { t } = useTranslation('challenges');
  const { zone } = useMe().organisation;
  const problemText = useProblemText();
  const frame = useRef<HTMLFormElement>(null);
  const form = useForm<FormValues>({ defaultValues: values, resolver: resolverIn(zone) });
  const save = useSave(zone, existing);
  const count = Object.keys(form.formState.errors).length;
  const send = form.handleSubmit((answers) =>
    save.runAsync(answers).then(
      () => undefined,
      (problem: unknown) => void applyProblemToForm(problem, form.setError),
    ),
  );
  return (
    <FormProvider {...form}>
      <form ref={frame} noValidate onSubmit={(event) => void send(event)}>
        <Columns
          sideStays
          main={
            <>
              <ErrorSummary count={count} attempt={form.formState.submitCount} form={frame} />
              {save.problem && count === 0 ? (
                <Notice tone="berry" urgent>
                  {problemText(save.problem)}
                </Notice>
              ) : null}
              <WhySection fresh={!existing} />
              <WhoSection />
              <CountsSection />
              <WhenSection />
            </>
          }
          side={
            <>
              <FormPreview />
              <Stack>
                <Button type="submit" look="primary" busy={save.busy}>
                  {t(existing ? 'form.save' : 'form.create')}
                </Button>
                <p>{t('form.after')}</p>
              </Stack>
            </>
          }
        />
      </form>
    </FormProvider>
  );
}

/** Checks what would be sent; its faults carry the names of the form's answers. */
function resolverIn(zone: string): Resolver<FormValues> {
  return async (values, context, options) => {
    const { errors } = await checkDraft(draftOf(values, zone), context, options as never);
    return Object.keys(errors).length > 0 ? { values: {}, errors: errors as never } : { values, errors: {} };
  };
}

function useSave(zone: string, existing: ChallengeFormProps['existing']) {
  const navigate = useNavigate();
  return useCommand<FormValues, { id: string }>({
    command: (values) => {
      const draft = draftOf(values, zone);
      if (!existing) return { method: 'POST', path: '/api/challenges', body: draft };
      return { method: 'PUT', path: `/api/challenges/${existing.id}`, body: { ...draft, version: existing.version } };
    },
    refreshes: [[...challengesKey]],
    onDone: ({ id }) => void navigate(`/challenges/${id}`),
  });
}
