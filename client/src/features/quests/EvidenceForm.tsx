import type { QuestStep } from '@guildhall/shared/game/quest-definition';
import { offerEvidence, type OfferEvidence, type RunPage } from '@guildhall/shared/game/quests';
import { useRef, useState } from 'react';
import { useForm, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';

import { FormProblems } from '../../lib/forms/FormProblems';
import { applyProblemToForm } from '../../lib/forms/apply-problem';
import { formResolver } from '../../lib/forms/form-resolver';
import { useFieldErrors } from '../../lib/forms/useFieldErrors';
import { Button } from '../../ui/button/Button';
import { TextArea } from '../../ui/field/TextArea';
import { TextField } from '../../ui/field/TextField';
import { Stack } from '../../ui/layout/Layout';
import { type Picked, PeoplePicker } from '../../lib/people/PeoplePicker';
import { useRunCommand } from './useRun';

interface EvidenceFormProps {
  run: RunPage;
  step: QuestStep;
  main: boolean;
  /** It came back and is offered anew. */
  again: boolean;
}

const most = 2_000;
const resolver = formResolver(offerEvidence);
/** An answer that was left empty is no answer. */
const orNothing = { setValueAs: (text: string | undefined) => text?.trim() || undefined };

/** Words, a link, or both, that show a step was done. */
export function EvidenceForm({ run, step, main, again }: EvidenceFormProps) {
  const { t } = useTranslation('quests');
  const command = useRunCommand(run.id);
  const frame = useRef<HTMLFormElement>(null);
  const [asked, setAsked] = useState<Picked[]>([]);
  const form = useForm<OfferEvidence>({ resolver });
  const written = useWatch({ control: form.control, name: 'words' });
  const errorOf = useFieldErrors(form.formState.errors, 'quests');
  const named = step.by.by === 'evidence' && step.by.verifier === 'named';
  const errors = Object.keys(form.formState.errors).length;

  const send = form.handleSubmit(async (evidence) => {
    const [person] = asked;
    try {
      await command.runAsync({
        act: 'offer',
        step: step.id,
        evidence: { ...evidence, ...(person ? { asked: person.id } : {}) },
      });
    } catch (problem) {
      applyProblemToForm(problem, form.setError);
    }
  });

  return (
    <form ref={frame} noValidate onSubmit={(event) => void send(event)}>
      <Stack>
        <FormProblems count={errors} attempt={form.formState.submitCount} form={frame} problem={command.problem} />
        <TextArea
          {...form.register('words', orNothing)}
          label={t('evidence.words')}
          hint={t('evidence.words_hint')}
          count={{ length: written?.length ?? 0, most }}
          error={errorOf('words')}
        />
        <TextField
          {...form.register('link', orNothing)}
          label={t('evidence.link')}
          hint={t('evidence.link_hint')}
          optional
          type="url"
          inputMode="url"
          error={errorOf('link')}
        />
        {named ? (
          <PeoplePicker
            label={t('evidence.asked')}
            people={asked}
            onPeople={setAsked}
            most={1}
            error={errorOf('asked')}
          />
        ) : null}
        <Button type="submit" look={main ? 'primary' : 'secondary'} busy={command.busy}>
          {again ? t('evidence.again') : t('evidence.send')}
        </Button>
      </Stack>
    </form>
  );
}
