import { useEffect, useRef, useState, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';

import { Notice } from '../notice/Notice';
import { focusFirstWrong } from './focus-first-wrong';

interface ErrorSummaryProps {
  /** How many answers need another look; nothing is shown for none. */
  count: number;
  /** Changes with each attempt to send (react-hook-form: `submitCount`), so that focus moves each time. */
  attempt: number;
  form: RefObject<HTMLFormElement | null>;
}

/** Above a form that was not sent: how many answers need another look. Moves focus to the first of them. */
export function ErrorSummary({ count, attempt, form }: ErrorSummaryProps) {
  const answered = useRef(0);

  useEffect(() => {
    if (count === 0 || attempt === answered.current) return;
    answered.current = attempt;
    focusFirstWrong(form.current);
  }, [count, attempt, form]);

  return count > 0 ? <Summary key={attempt} count={count} /> : null;
}

/** Read out once an attempt: whoever mends an answer is not interrupted to hear how many are left. */
function Summary({ count }: { count: number }) {
  const { t } = useTranslation('ui');
  const [atFirst] = useState(count);
  return (
    <Notice tone="berry" title={t('summary.title', { count })} urgent={count === atFirst}>
      {t('summary.detail')}
    </Notice>
  );
}
