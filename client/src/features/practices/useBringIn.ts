import type { ImportPractices, ImportReport } from '@guildhall/shared/work/practice-files';
import { useState } from 'react';

import { useCommand } from '../../lib/api/useCommand';
import { partsOf } from './file-parts';

type Files = ImportPractices['files'];

const practiceFile = /\.(md|markdown|json)$/i;
const longestName = 255;

async function contentOf(file: File): Promise<Files[number]> {
  const name = (file.webkitRelativePath || file.name).slice(-longestName);
  return { name, content: await file.text() };
}

interface Chosen {
  parts: Files[];
  /** What the server found in all of them. */
  report: ImportReport['files'];
}

/** Reads chosen files on the server without bringing anything in, and then brings them in, part after part. */
export function useBringIn(onBrought: (made: number) => void) {
  const [chosen, setChosen] = useState<Chosen>();
  const [nothing, setNothing] = useState(false);
  const [busy, setBusy] = useState(false);
  /** Parts and practices that are in already: after a lost connection the others go on from there. */
  const [brought, setBrought] = useState({ parts: 0, made: 0 });
  const send = useCommand<ImportPractices, ImportReport>({
    command: (body) => ({ method: 'POST', path: '/api/practice-files', body }),
    refreshes: [['practices', 'list']],
  });
  const ask = async (files: Files, dryRun: boolean): Promise<ImportReport> => {
    const sent = await send.runAsync({ dryRun, files });
    return sent.state === 'done' ? sent.answer : { files: [], made: [] };
  };
  const whileBusy = async (work: () => Promise<void>) => {
    setBusy(true);
    // What went wrong stands in `send.problem`.
    await work().catch(() => undefined);
    setBusy(false);
  };
  const look = async (files: readonly File[]) => {
    if (files.length === 0) return;
    setChosen(undefined);
    setNothing(false);
    setBrought({ parts: 0, made: 0 });
    const parts = partsOf(await Promise.all(files.map(contentOf)));
    await whileBusy(async () => {
      const report: ImportReport['files'] = [];
      for (const part of parts) report.push(...(await ask(part, true)).files);
      setChosen({ parts, report });
    });
  };
  /** A folder holds other things too, such as pictures: only what may be a practice is looked at. */
  const lookInto = async (folder: readonly File[]) => {
    const files = folder.filter(({ name }) => practiceFile.test(name) && !name.startsWith('.'));
    if (folder.length > 0) setChosen(undefined);
    setNothing(folder.length > 0 && files.length === 0);
    await look(files);
  };
  const bringIn = () =>
    whileBusy(async () => {
      let { parts, made } = brought;
      for (const part of chosen?.parts.slice(parts) ?? []) {
        made += (await ask(part, false)).made.length;
        parts += 1;
        setBrought({ parts, made });
      }
      onBrought(made);
    });
  const { parts = [], report } = chosen ?? {};
  return { report, parts: parts.length, brought, nothing, busy, problem: send.problem, look, lookInto, bringIn };
}
