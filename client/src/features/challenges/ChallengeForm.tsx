import { useState } from 'react';
import type { UseFormReturn } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';

import { useCommand } from '../../lib/api/useCommand';
import { sentResolver } from '../../lib/forms/form-resolver';
import { useKeptAnswers } from '../../lib/forms/useKeptAnswers';
import { useOtherSaving } from '../../lib/forms/useOtherSaving';
import { WritingForm } from '../../lib/forms/WritingForm';
import { useSummedForm } from '../../lib/forms/useSummedForm';
import { useMe } from '../../lib/me/useMe';
import { Button } from '../../ui/button/Button';
import { Stack } from '../../ui/layout/Layout';
import { ChallengeWords } from './ChallengeWords';
import { CountsSection } from './CountsSection';
import { answeredDraft, draftOf, type FormValues } from './form-values';
import { FormPreview } from './FormPreview';
import { challengeKey, challengesKey } from './useChallenges';
import { WhenSection } from './WhenSection';
import { WhoSection } from './WhoSection';
import { WhySection } from './WhySection';

interface ChallengeFormProps {
  values: FormValues;
  /** The challenge that is changed; left out for a new one. */
  existing?: { id: string; version: number };
}

/** Four questions in the order a manager thinks of them, with the bridges they would make beside them. */
export function ChallengeForm({ values, existing }: ChallengeFormProps) {
  const { t } = useTranslation('challenges');
  const { zone } = useMe().organisation;
  const form = useSummedForm<FormValues>({
    defaultValues: values,
    resolver: sentResolver(answeredDraft, (answers) => draftOf(answers, zone)),
  });
  const save = useSave(form, zone, existing);
  return (
    <WritingForm
      form={form}
      problem={save.problem}
      onSend={save.runAsync}
      main={
        <>
          <WhySection fresh={!existing} />
          <ChallengeWords />
          <WhoSection />
          <CountsSection />
          <WhenSection />
        </>
      }
      side={<FormPreview />}
      sideName={t('preview.title')}
      then={
        <Stack>
          <Button type="submit" look="primary" busy={save.busy}>
            {t(existing ? 'form.save' : 'form.create')}
          </Button>
          <p>{t('form.after')}</p>
        </Stack>
      }
    />
  );
}

function useSave(form: UseFormReturn<FormValues>, zone: string, existing: ChallengeFormProps['existing']) {
  const navigate = useNavigate();
  const [version, goOnFrom] = useState(existing?.version);
  const noteSent = useKeptAnswers({ form, name: `challenge:${existing?.id ?? ''}`, from: version ?? null });
  const save = useCommand<FormValues, { id: string }>({
    command: (values) => {
      const draft = draftOf(values, zone);
      if (!existing) return { method: 'POST', path: '/api/challenges', body: draft };
      return { method: 'PUT', path: `/api/challenges/${existing.id}`, body: { ...draft, version } };
    },
    refreshes: [[...challengesKey]],
    onDone: ({ id }) => {
      noteSent();
      void navigate(`/challenges/${id}`);
    },
  });
  const { problem } = save;
  useOtherSaving({
    problem,
    from: version,
    latest: existing?.version,
    queryKey: challengeKey(existing?.id ?? ''),
    goOnFrom,
  });
  return save;
}
