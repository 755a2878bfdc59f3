import { type PreElection, preElection } from '@guildhall/shared/people/organisation';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';

import { countErrors } from '../../lib/forms/count-errors';
import { formResolver } from '../../lib/forms/form-resolver';
import { FormProblems } from '../../lib/forms/FormProblems';
import { useFieldErrors } from '../../lib/forms/useFieldErrors';
import { useSummedForm } from '../../lib/forms/useSummedForm';
import { useFormats } from '../../lib/time/useFormats';
import { Button } from '../../ui/button/Button';
import { Card } from '../../ui/card/Card';
import { DateField } from '../../ui/field/DateField';
import { Row, Stack } from '../../ui/layout/Layout';
import ink from '../../ui/text/Ink.module.css';
import { useChangeOrganisation, useOrganisationSettings } from './useOrganisation';

const resolver = formResolver(preElection);

/** The time before an election, which an administrator records: until it is over, councillors are on no board. */
export function ElectionCard() {
  const { data: settings } = useOrganisationSettings();
  return settings ? <Days recorded={settings.preElection} /> : null;
}

function Days({ recorded }: { recorded: PreElection | null }) {
  const { t } = useTranslation('settings');
  const { day } = useFormats();
  const frame = useRef<HTMLFormElement>(null);
  const none = { from: '', until: '' };
  const form = useSummedForm({ resolver, defaultValues: recorded ?? none });
  const errorOf = useFieldErrors(form.formState.errors, 'settings');
  const change = useChangeOrganisation();
  const record = form.handleSubmit((days) => change.run({ preElection: days }));
  const clear = () => {
    change.run({ preElection: null });
    // The button goes with the days.
    form.setFocus('from');
    form.reset(none);
  };
  const stands = recorded
    ? t('election.recorded', { from: day(recorded.from), until: day(recorded.until) })
    : t('election.none');
  return (
    <Card title={t('election.title')}>
      <form ref={frame} noValidate onSubmit={(event) => void record(event)}>
        <Stack>
          <FormProblems
            count={countErrors(form.formState.errors)}
            attempt={form.formState.submitCount}
            form={frame}
            problem={change.problem}
          />
          <p>{t('election.words')}</p>
          <p role="status" className={ink.soft}>
            {stands}
          </p>
          <DateField {...form.register('from')} label={t('election.from')} error={errorOf('from')} />
          <DateField {...form.register('until')} label={t('election.until')} error={errorOf('until')} />
          <Row>
            <Button type="submit" busy={change.busy}>
              {t('election.record')}
            </Button>
            {recorded ? (
              <Button look="quiet" onClick={clear}>
                {t('election.clear')}
              </Button>
            ) : null}
          </Row>
        </Stack>
      </form>
    </Card>
  );
}
