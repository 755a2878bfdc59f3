import { useTranslation } from 'react-i18next';

import { ApiProblem } from '../../lib/api/problem';
import { ProblemNotice } from '../../lib/api/ProblemNotice';
import { Notice } from '../../ui/notice/Notice';

/** What a step still needs, each in words, or any other problem. */
export function Missing({ problem }: { problem: unknown }) {
  const { t } = useTranslation('guidance');
  if (!(problem instanceof ApiProblem) || problem.errors.length === 0) return <ProblemNotice problem={problem} />;
  return (
    <Notice tone="berry" title={t('missing')} urgent>
      <ul>
        {problem.errors.map(({ field, code, params }) => (
          <li key={`${field} ${code}`}>
            {t([`validation.${code}`, `app:validation.${code}`, 'app:validation.custom'], { ...params })}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
