import { toast, toasts } from '../../ui/toast/toast.store';
import { signInPath } from '../me/sign-in-path';
import { ApiProblem } from './problem';

const says = 'app:sign_in_again';

/** Whoever is no longer signed in can sign in beside this page, on which stands what they were writing. */
export function offerSignIn(problem: unknown): void {
  if (!(problem instanceof ApiProblem && problem.code === 'sign_in_needed')) return;
  if (toasts.getState().shown.some((shown) => shown.says === says)) return;
  const run = () => void window.open(signInPath(location, true), '_blank', 'noopener');
  toast(says, { tone: 'berry', action: { label: 'app:sign_in_beside', run } });
}
