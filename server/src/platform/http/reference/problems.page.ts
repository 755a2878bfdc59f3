import { type ProblemCode, problemStatus } from '@guildhall/shared/platform/problem';

import { escape, page } from './html.js';
import { problemGuide } from './problem-guide.js';

/** Every problem code: what it means and what to do. `type` of a problem points here. */
export function problemsPage(): string {
  const codes = Object.keys(problemStatus) as ProblemCode[];
  const sections = codes.map((code) => {
    const { meaning, remedy } = problemGuide[code];
    return `<article aria-labelledby="${code}"><h2 id="${code}"><code>${code}</code> <span class="status">${problemStatus[code]}</span></h2>
<p>${escape(meaning)}</p>
<p><strong>What to do:</strong> ${escape(remedy)}</p></article>`;
  });
  const intro = `<p>A refusal comes as problem+json (RFC 9457) with one of these codes. <code>detail</code> is one plain
sentence for the person; <code>errors</code>, where present, names each field; <code>requestId</code> finds it in the log.</p>`;
  return page('Problems', `${intro}\n${sections.join('\n')}`);
}
