import { createBadge, type BadgeDesign } from '@guildhall/shared/game/badges';
import { useEffect, useState } from 'react';
import type { UseFormReturn } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';

import { useCommand } from '../../lib/api/useCommand';
import { sentResolver } from '../../lib/forms/form-resolver';
import { useKeptAnswers } from '../../lib/forms/useKeptAnswers';
import { useOtherSaving } from '../../lib/forms/useOtherSaving';
import { WritingForm } from '../../lib/forms/WritingForm';
import { useSummedForm } from '../../lib/forms/useSummedForm';
import { Button } from '../../ui/button/Button';
import { toast } from '../../ui/toast/toast.store';
import { CriteriaSection } from './CriteriaSection';
import { atAnswers } from './design-errors';
import { badgeOf, type DesignValues } from './design-values';
import { DesignPreview } from './DesignPreview';
import { LookSection } from './LookSection';
import { designKey, designsKey } from './useBadges';
import { badgesKey } from './wall-query';
import { WordsSection } from './WordsSection';

interface DesignFormProps {
  values: DesignValues;
  /** The badge that is changed; left out for a new one. */
  existing?: { id: string; version: number };
  onUnsaved?: (unsaved: boolean) => void;
}

const check = sentResolver(createBadge, badgeOf);
const resolver: typeof check = async (values, context, options) => {
  const checked = await check(values, context, options);
  const errors = atAnswers(checked.errors, values);
  return Object.keys(errors).length > 0 ? { values: {}, errors } : checked;
};

export function DesignForm({ values, existing, onUnsaved }: DesignFormProps) {
  const { t } = useTranslation('badges');
  const form = useSummedForm<DesignValues>({ defaultValues: values, resolver });
  const save = useSave(form, existing);
  const { isDirty } = form.formState;
  useEffect(() => onUnsaved?.(isDirty), [isDirty, onUnsaved]);
  return (
    <WritingForm
      form={form}
      problem={save.problem}
      onSend={save.runAsync}
      main={
        <>
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
  );
}

function useSave(form: UseFormReturn<DesignValues>, existing: DesignFormProps['existing']) {
  const navigate = useNavigate();
  const [version, goOnFrom] = useState(existing?.version);
  const noteSent = useKeptAnswers({ form, name: `badge:${existing?.id ?? ''}`, from: version ?? null });
  const save = useCommand<DesignValues, BadgeDesign>({
    command: (values) => {
      const badge = badgeOf(values);
      if (!existing) return { method: 'POST', path: '/api/badge-designs', body: badge };
      const { slug: _slug, ...writing } = badge;
      return { method: 'PUT', path: `/api/badge-designs/${existing.id}`, body: { ...writing, version } };
    },
    refreshes: [[...designsKey], [...badgesKey]],
    onDone: (saved, answers) => {
      // Before it is said: whoever goes on at once is not told of changes that are saved.
      form.reset(answers, { keepValues: true });
      goOnFrom(saved.version);
      noteSent();
      if (existing) toast('badges:form.saved', { tone: 'moss' });
      void navigate(`/manage/badges/${saved.id}`);
    },
  });
  const { problem } = save;
  useOtherSaving({
    problem,
    from: version,
    latest: existing?.version,
    queryKey: designKey(existing?.id ?? ''),
    goOnFrom,
  });
  return save;
}
