import { signIn, type SignIn } from '@guildhall/shared/people/identity';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';

import { ProblemNotice } from '../../lib/api/ProblemNotice';
import { useCommand } from '../../lib/api/useCommand';
import { applyProblemToForm } from '../../lib/forms/apply-problem';
import { formResolver } from '../../lib/forms/form-resolver';
import { useFieldErrors } from '../../lib/forms/useFieldErrors';
import { Button } from '../../ui/button/Button';
import { TextField } from '../../ui/field/TextField';
import { Stack } from '../../ui/layout/Layout';
import styles from './SignInPage.module.css';

const resolver = formResolver(signIn);

/** Signs in with e-mail and password; calls back once the server has let the person in. */
export function SignInForm({ onDone }: { onDone: () => Promise<void> }) {
  const { t } = useTranslation('sign-in');
  const form = useForm<SignIn>({ resolver, defaultValues: { email: '', password: '' }, shouldFocusError: true });
  const errorOf = useFieldErrors(form.formState.errors);
  const command = useCommand<SignIn>({ command: (body) => ({ method: 'POST', path: '/api/sign-in', body }) });

  const send = form.handleSubmit(async (values) => {
    try {
      await command.runAsync(values);
      await onDone();
    } catch (problem) {
      if (applyProblemToForm(problem, form.setError)) return;
      form.setFocus('password', { shouldSelect: true });
    }
  });

  return (
    <form noValidate onSubmit={(event) => void send(event)}>
      <Stack>
        <ProblemNotice problem={command.problem} />
        <TextField
          {...form.register('email')}
          label={t('email')}
          type="email"
          autoComplete="username"
          error={errorOf('email')}
        />
        <TextField
          {...form.register('password')}
          label={t('password')}
          type="password"
          autoComplete="current-password"
          error={errorOf('password')}
        />
        <Button type="submit" look="primary" busy={command.busy}>
          {t('submit')}
        </Button>
        <p className={styles.help}>{t('help')}</p>
      </Stack>
    </form>
  );
}
