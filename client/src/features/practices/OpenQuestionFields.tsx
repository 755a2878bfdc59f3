import { practiceLimits as limits } from '@guildhall/shared/work/practice-limits';
import { useFormContext, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';

import { useFieldErrors } from '../../lib/forms/useFieldErrors';
import { Button } from '../../ui/button/Button';
import { Card } from '../../ui/card/Card';
import { TextArea } from '../../ui/field/TextArea';
import { Row, Stack } from '../../ui/layout/Layout';
import type { EditValues } from './edit-values';

/** What the author would like to hear from readers: up to three questions. An emptied one is left out. */
export function OpenQuestionFields() {
  const { t } = useTranslation('practices');
  const form = useFormContext<EditValues>();
  const errorOf = useFieldErrors(form.formState.errors, 'practices');
  const questions = useWatch({ control: form.control, name: 'openQuestions' });
  const add = (words: string) => {
    const at = form.getValues('openQuestions').length;
    form.setValue('openQuestions', [...form.getValues('openQuestions'), words], { shouldDirty: true });
    // The new field has to be there before it can be gone to.
    requestAnimationFrame(() => form.setFocus(`openQuestions.${at}`));
  };
  return (
    <Card title={t('form.open')}>
      <Stack>
        <p>{t('form.open_words')}</p>
        {questions.map((_, index) => (
          <TextArea
            // oxlint-disable-next-line react/no-array-index-key -- questions are told apart by their place alone
            key={index}
            {...form.register(`openQuestions.${index}`)}
            rows={2}
            label={t('form.open_question', { number: index + 1 })}
            hint={index === 0 ? t('form.open_hint') : undefined}
            maxLength={limits.openQuestion}
            error={errorOf(`openQuestions.${index}`)}
          />
        ))}
        {questions.length < limits.openQuestions ? (
          <Row>
            <Button icon="plus" onClick={() => add('')}>
              {t('form.add_question')}
            </Button>
            <Button look="quiet" onClick={() => add(t('form.tip_words'))}>
              {t('form.ask_tip')}
            </Button>
          </Row>
        ) : null}
      </Stack>
    </Card>
  );
}
