import { createBadge, type BadgeDesign } from '@guildhall/shared/game/badges';
import { useRef } from 'react';
import { FormProvider, useForm, type Resolver } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';

import { useCommand } from '../../lib/api/useCommand';
import { useProblemText } from '../../lib/api/useProblemText';
import { applyProblemToForm } from '../../lib/forms/apply-problem';
import { formResolver } from '../../lib/forms/form-resolver';
import { Button } from '../../ui/button/Button';
import { ErrorSummary } from '../../ui/field/ErrorSummary';
import { Columns } from '../../ui/layout/Layout';
import { Notice } from '../../ui/notice/Notice';
import { CriteriaSection } from './CriteriaSection';
import { badgeOf, type DesignValues } from './design-values';
import { DesignPreview } from './DesignPreview';
import { LookSection } from './LookSection';
import { badgesKey, designsKey } from './useBadges';
import { WordsSection } from './WordsSection';

interface DesignFormProps {
  values: DesignValues;
  /** The badge that is changed; left out for a new one. */
  existing?: { id: string; version: number };
}

const check = formResolver(createBadge);
const resolver: Resolver<DesignValues> = async (values, context, options) => {
  const { errors } = await check(badgeOf(values), context, options as never);
  return Object.keys(errors).length > 0 ? { values: {}, errors: errors as never } : { values, errors: {} };
};

export function DesignForm({ values, existing }: DesignFormProps) {
  const { t } = useTranslation('badges');
  const problemText = useProblemText();
  const frame = useRef<HTMLFormElement>(null);
  const form = useForm<DesignValues>({ defaultValues: values, resolver });
  const save = useSave(existing);
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
              <WordsSection />
              <LookSection />
              <CriteriaSection />
            </>
          }
          side={
            <>
              <DesignPreview />
              <Button type="submit" look="primary" busy={save.busy}>
                {t(existing ? 'form.save' : 'form.create')}
              </Button>
            </>
          }
        />
      </form>
    </FormProvider>
  );
}

function useSave(existing: DesignFormProps['existing']) {
  const navigate = useNavigate();
  return useCommand<DesignValues, BadgeDesign>({
    command: (values) => {
      const badge = badgeOf(values);
      if (!existing) return { method: 'POST', path: '/api/badge-designs', body: badge };
      const { slug: _slug, ...writing } = badge;
      return {
        method: 'PUT',
        path: `/api/badge-designs/${existing.id}`,
        body: { ...writing, version: existing.version },
      };
    },
    refreshes: [[...designsKey], [...badgesKey]],
    onDone: ({ id }) => void navigate(`/manage/badges/${id}`),
  });
}
