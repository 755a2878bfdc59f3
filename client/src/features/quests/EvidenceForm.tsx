import type { QuestStep } from '@guildhall/shared/game/quest-definition';
import { offerEvidence, type OfferEvidence, type RunPage } from '@guildhall/shared/game/quests';
import { useEffect, useRef, useState } from 'react';
import { useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';

import { countErrors } from '../../lib/forms/count-errors';
import { FormProblems } from '../../lib/forms/FormProblems';
import { applyProblemToForm } from '../../lib/forms/apply-problem';
import { formResolver } from '../../lib/forms/form-resolver';
import { useFieldErrors } from '../../lib/forms/useFieldErrors';
import { useSummedForm } from '../../lib/forms/useSummedForm';
import { useMe } from '../../lib/me/useMe';
import { Button } from '../../ui/button/Button';
import { TextArea } from '../../ui/field/TextArea';
import { TextField } from '../../ui/field/TextField';
import { Stack } from '../../ui/layout/Layout';
import { type Picked, PeoplePicker } from '../../lib/people/PeoplePicker';
import { keepUnsent, takeOverUnsent, type Unsent, unsentOf } from './unsent';
import { useRunCommand } from './useRun';

interface EvidenceFormProps {
  run: RunPage;
  step: QuestStep;
  main: boolean;
  onSend: () => void;
  /** What came back and is offered anew, with what was asked for. */
  returned: Unsent | undefined;
}

const most = 2_000;
const nothing: Unsent = {};
const resolver = formResolver(offerEvidence);
/** An answer that was left empty is no answer. */
const orNothing = { setValueAs: (text: string | undefined) => text?.trim() || undefined };

/** Words, a link, or both, that show a step was done. */
export function EvidenceForm({ run, step, main, onSend, returned }: EvidenceFormProps) {
  const { t } = useTranslation('quests');
  const me = useMe().member.id;
  const command = useRunCommand(run.id);
  const frame = useRef<HTMLFormElement>(null);
  const before = returned ?? nothing;
  const [kept] = useState(() => {
    takeOverUnsent();
    return unsentOf(me, run.id, step.id);
  });
  const [asked, setAsked] = useState<Picked[]>(kept?.asked ? [kept.asked] : []);
  const [person] = asked;
  const start = kept ?? before;
  const form = useSummedForm<OfferEvidence>({ resolver, defaultValues: { words: start.words, link: start.link } });
  const [words, link] = useWatch({ control: form.control, name: ['words', 'link'] });
  useEffect(() => {
    // What came back stands with the server until it is changed.
    const isWritten = words !== before.words || link !== before.link || person !== undefined;
    keepUnsent(me, run.id, step.id, isWritten ? { words, link, asked: person } : nothing);
  }, [me, run.id, step.id, words, link, person, before.words, before.link]);
  const errorOf = useFieldErrors(form.formState.errors, 'quests');
  const named = step.by.by === 'evidence' && step.by.verifier === 'named';
  const errors = countErrors(form.formState.errors);

  const send = form.handleSubmit(async (evidence) => {
    onSend();
    try {
      await command.runAsync({
        act: 'offer',
        step: step.id,
        evidence: { ...evidence, ...(person ? { asked: person.id } : {}) },
      });
      keepUnsent(me, run.id, step.id, nothing);
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
          count={{ length: words?.length ?? 0, most }}
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
            onPeople={(people) => {
              setAsked(people);
              form.clearErrors('asked');
            }}
            most={1}
            error={errorOf('asked')}
          />
        ) : null}
        <Button type="submit" look={main ? 'primary' : 'secondary'} busy={command.busy}>
          {returned ? t('evidence.again') : t('evidence.send')}
        </Button>
      </Stack>
    </form>
  );
}
