import { leaveForGood, leaveWithPassword } from '@guildhall/shared/outbound/leaving';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';

import { ProblemNotice } from '../../lib/api/ProblemNotice';
import { applyProblemToForm } from '../../lib/forms/apply-problem';
import { sentResolver } from '../../lib/forms/form-resolver';
import { useFieldErrors } from '../../lib/forms/useFieldErrors';
import { useMe } from '../../lib/me/useMe';
import { Button } from '../../ui/button/Button';
import { Checkbox } from '../../ui/choice/Checkbox';
import { TextField } from '../../ui/field/TextField';
import { Row, Stack } from '../../ui/layout/Layout';
import { useLeave } from './useLeave';

interface Answers {
  sure: boolean;
  password: string;
}

const resolvers = {
  asked: sentResolver<Answers>(leaveWithPassword, (answers) => ({ ...answers })),
  unasked: sentResolver<Answers>(leaveForGood, ({ sure }) => ({ sure })),
};

/** The last question, with the password where there is one. */
export function LeaveForm({ asksPassword, onStay }: { asksPassword: boolean; onStay: () => void }) {
  const { t } = useTranslation('leaving');
  const { email } = useMe().member;
  const form = useForm<Answers>({
    resolver: asksPassword ? resolvers.asked : resolvers.unasked,
    defaultValues: { sure: false, password: '' },
  });
  const errorOf = useFieldErrors(form.formState.errors, 'leaving');
  const { leave, busy, problem } = useLeave();
  const unplaced = problem && Object.keys(form.formState.errors).length === 0 ? problem : null;

  const send = form.handleSubmit(async ({ password }) => {
    const refused = await leave({ sure: true, ...(asksPassword && { password }) });
    if (refused) applyProblemToForm(refused, form.setError);
  });

  return (
    <form noValidate onSubmit={(event) => void send(event)}>
      <Stack>
        <ProblemNotice problem={unplaced} />
        {asksPassword ? (
          <>
            <input type="text" name="username" autoComplete="username" value={email} readOnly hidden />
            <TextField
              {...form.register('password')}
              label={t('password')}
              type="password"
              autoComplete="current-password"
              error={errorOf('password')}
            />
          </>
        ) : null}
        <Checkbox {...form.register('sure')} label={t('sure')} error={errorOf('sure')} />
        <Row>
          <Button onClick={onStay}>{t('stay')}</Button>
          <Button type="submit" look="berry" busy={busy}>
            {t('go')}
          </Button>
        </Row>
      </Stack>
    </form>
  );
}
