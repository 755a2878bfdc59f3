import { type GlossaryTerm, writeTerm } from '@guildhall/shared/work/glossary';
import { guidanceLimits } from '@guildhall/shared/work/guidance-limits';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';

import { useCommand } from '../../lib/api/useCommand';
import { applyProblemToForm } from '../../lib/forms/apply-problem';
import { sentResolver } from '../../lib/forms/form-resolver';
import { countErrors } from '../../lib/forms/count-errors';
import { FormProblems } from '../../lib/forms/FormProblems';
import { useFieldErrors } from '../../lib/forms/useFieldErrors';
import { useSummedForm } from '../../lib/forms/useSummedForm';
import { Button } from '../../ui/button/Button';
import { CancelButton } from '../../ui/dialog/CancelButton';
import { Disclosure } from '../../ui/disclosure/Disclosure';
import { TextArea } from '../../ui/field/TextArea';
import { TextField } from '../../ui/field/TextField';
import { Row, Stack } from '../../ui/layout/Layout';
import { toast } from '../../ui/toast/toast.store';
import { type TermValues, valuesOf, writtenOf } from './term-values';

interface TermFormProps {
  /** The term that is changed; left out for a new one. */
  existing?: GlossaryTerm;
  /** A word to begin with. */
  word?: string;
  onDone: () => void;
}

const resolver = sentResolver(writeTerm, writtenOf);

/** A word and what it means, in English and, where one likes, in Welsh. */
export function TermForm({ existing, word = '', onDone }: TermFormProps) {
  const { t } = useTranslation('glossary');
  const frame = useRef<HTMLFormElement>(null);
  const blank = { term: { en: word }, meaning: { en: '' } };
  const form = useSummedForm<TermValues>({ defaultValues: valuesOf(existing ?? blank), resolver });
  const { errors, submitCount, isDirty } = form.formState;
  const errorOf = useFieldErrors(errors, 'glossary');
  const save = useCommand<TermValues, GlossaryTerm>({
    command: (values) => ({
      method: existing ? 'PUT' : 'POST',
      path: existing ? `/api/glossary/${existing.id}` : '/api/glossary',
      body: writtenOf(values),
    }),
    refreshes: [['glossary']],
    onDone: ({ term }) => {
      toast('glossary:saved', { tone: 'moss', fills: { word: term.en } });
      onDone();
    },
  });
  const send = form.handleSubmit((values) =>
    save.runAsync(values).then(
      () => undefined,
      (refused: unknown) => void applyProblemToForm(refused, form.setError),
    ),
  );
  const { setFocus } = form;
  useEffect(() => setFocus(word ? 'meaning.en' : 'term.en'), [setFocus, word]);
  return (
    <form ref={frame} noValidate onSubmit={(event) => void send(event)}>
      <Stack>
        <FormProblems count={countErrors(errors)} attempt={submitCount} form={frame} problem={save.problem} />
        <TextField
          {...form.register('term.en')}
          label={t('form.term')}
          hint={t('form.term_hint')}
          maxLength={guidanceLimits.term}
          error={errorOf('term.en')}
        />
        <TextArea
          {...form.register('meaning.en')}
          label={t('form.meaning')}
          hint={t('form.meaning_hint')}
          maxLength={guidanceLimits.meaning}
          error={errorOf('meaning.en')}
        />
        <Disclosure summary={t('form.welsh')} open={Boolean(existing?.term.cy || existing?.meaning.cy)}>
          <Stack>
            <TextField
              {...form.register('term.cy')}
              label={t('form.term_cy')}
              optional
              lang="cy"
              maxLength={guidanceLimits.term}
              error={errorOf('term.cy')}
            />
            <TextArea
              {...form.register('meaning.cy')}
              label={t('form.meaning_cy')}
              optional
              lang="cy"
              maxLength={guidanceLimits.meaning}
              error={errorOf('meaning.cy')}
            />
          </Stack>
        </Disclosure>
        <Row>
          <Button type="submit" look="primary" busy={save.busy}>
            {t('form.save')}
          </Button>
          <CancelButton changed={isDirty} onCancel={onDone} />
        </Row>
      </Stack>
    </form>
  );
}
