import type { ImportPractices, ImportReport } from '@guildhall/shared/work/practice-files';
import { useState } from 'react';

import { useCommand } from '../../lib/api/useCommand';

type Files = ImportPractices['files'];

/** Reads chosen files on the server without bringing anything in, and then brings them in. */
export function useBringIn(onBrought: (made: number) => void) {
  const [files, setFiles] = useState<Files>([]);
  const [report, setReport] = useState<ImportReport>();
  const send = useCommand<ImportPractices, ImportReport>({
    command: (body) => ({ method: 'POST', path: '/api/practice-files', body }),
    refreshes: [['practices', 'list']],
    onDone: (answer) => {
      setReport(answer);
      if (answer.made.length > 0) onBrought(answer.made.length);
    },
  });
  const look = async (chosen: readonly File[]) => {
    if (chosen.length === 0) return;
    const read = await Promise.all(
      chosen.map(async (file) => ({ name: file.webkitRelativePath || file.name, content: await file.text() })),
    );
    setFiles(read);
    setReport(undefined);
    send.run({ dryRun: true, files: read });
  };
  return { report, busy: send.busy, problem: send.problem, look, bringIn: () => send.run({ dryRun: false, files }) };
}
