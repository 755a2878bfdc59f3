import type { ImportPractices, ImportReport } from '@guildhall/shared/work/practice-files';
import { useState } from 'react';

import { useCommand } from '../../lib/api/useCommand';

type Files = ImportPractices['files'];

const practiceFile = /\.(md|markdown|json)$/i;
const longestName = 255;

async function contentOf(file: File): Promise<Files[number]> {
  const name = (file.webkitRelativePath || file.name).slice(-longestName);
  return { name, content: await file.text() };
}

/** Reads chosen files on the server without bringing anything in, and then brings them in. */
export function useBringIn(onBrought: (made: number) => void) {
  const [files, setFiles] = useState<Files>([]);
  const [nothing, setNothing] = useState(false);
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
    const read = await Promise.all(chosen.map(contentOf));
    setFiles(read);
    setReport(undefined);
    setNothing(false);
    send.run({ dryRun: true, files: read });
  };
  /** A folder holds other things too, such as pictures: only what may be a practice is looked at. */
  const lookInto = async (folder: readonly File[]) => {
    const chosen = folder.filter(({ name }) => practiceFile.test(name) && !name.startsWith('.'));
    if (folder.length > 0) setReport(undefined);
    setNothing(folder.length > 0 && chosen.length === 0);
    await look(chosen);
  };
  const { busy, problem } = send;
  return { report, nothing, busy, problem, look, lookInto, bringIn: () => send.run({ dryRun: false, files }) };
}
