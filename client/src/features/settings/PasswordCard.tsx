import { changePassword, type ChangePassword } from '@guildhall/shared/people/identity';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';

import { ProblemNotice } from '../../lib/api/ProblemNotice';
import { useCommand } from '../../lib/api/useCommand';
import { applyProblemToForm } from '../../lib/forms/apply-problem';
import { formResolver } from '../../lib/forms/form-resolver';
import { useFieldErrors } from '../../lib/forms/useFieldErrors';
import { Button } from '../../ui/button/Button';
import { Card } from '../../ui/card/Card';
import { TextField } from '../../ui/field/TextField';
import { Stack } from '../../ui/layout/Layout';
import { Notice } from '../../ui/notice/Notice';
import { signInsKey } from './useSignIns';

const resolver = formResolver(changePassword);
const empty = { present: '', next: '' };

/** A new password for the present one. `email` lets password managers know whose it is. */
export function PasswordCard({ email }: { email: string }) {
  const { t } = useTranslation('settings');
  const form = useForm<ChangePassword>({ resolver, defaultValues: empty });
  const errorOf = useFieldErrors(form.formState.errors);
  const command = useCommand<ChangePassword>({
    command: (body) => ({ method: 'PUT', path: '/api/me/password', body }),
    refreshes: [[...signInsKey]],
  });
  const unplaced = command.problem && Object.keys(form.formState.errors).length === 0 ? command.problem : null;

  const send = form.handleSubmit(async (values) => {
    try {
      await command.runAsync(values);
      form.reset(empty);
    } catch (problem) {
      applyProblemToForm(problem, form.setError);
    }
  });

  return (
    <Card title={t('password.title')}>
      <form noValidate onSubmit={(event) => void send(event)}>
        <Stack>
          {command.done ? (
            <Notice tone="moss" urgent>
              {t('password.done')}
            </Notice>
          ) : null}
          <ProblemNotice problem={unplaced} />
          <input type="text" name="username" autoComplete="username" value={email} readOnly hidden />
          <TextField
            {...form.register('present')}
            label={t('password.present')}
            type="password"
            autoComplete="current-password"
            error={errorOf('present')}
          />
          <TextField
            {...form.register('next')}
            label={t('password.next')}
            hint={t('password.next_hint')}
            type="password"
            autoComplete="new-password"
            error={errorOf('next')}
          />
          <Button type="submit" busy={command.busy}>
            {t('password.submit')}
          </Button>
        </Stack>
      </form>
    </Card>
  );
}
