import { fileLimits, type ImportPractices } from '@guildhall/shared/work/practice-files';

type Files = ImportPractices['files'];
type ChosenFile = Files[number];

/** So much of what a request may weigh is left for what stands around the files. */
const ROOM = 0.95;

/** A file that comes in, how many practices it holds as far as is known here, and what it weighs in a request. */
interface Weighed {
  file: ChosenFile;
  practices: number;
  bytes: number;
}

/**
 * What one request may bring in at most, part after part: a library that was taken out whole comes in again without cutting
 * anything by hand. What is no file of practices is left as it is, for the server to say what is wrong.
 */
export function partsOf(files: Files, most: { practices: number; bytes: number } = fileLimits): Files[] {
  const parts: { files: Files; practices: number; bytes: number }[] = [];
  const bytes = most.bytes * ROOM;
  for (const { file, ...weight } of files.flatMap((each) => slicesOf(each, { ...most, bytes }))) {
    const last = parts.at(-1);
    if (last && last.practices + weight.practices <= most.practices && last.bytes + weight.bytes <= bytes) {
      last.files.push(file);
      last.practices += weight.practices;
      last.bytes += weight.bytes;
    } else parts.push({ files: [file], ...weight });
  }
  return parts.map((part) => part.files);
}

function weigh(file: ChosenFile, practices: number): Weighed {
  return { file, practices, bytes: new TextEncoder().encode(JSON.stringify(file)).length };
}

/** A file as it is, or one that holds too much in slices that do not. */
function slicesOf(file: ChosenFile, most: { practices: number; bytes: number }): Weighed[] {
  const held = practicesIn(file);
  const whole = weigh(file, held?.practices.length ?? 1);
  const fits = whole.practices <= most.practices && whole.bytes <= most.bytes;
  if (!held || fits || held.practices.length < 2) return [whole];
  const middle = Math.min(most.practices, Math.ceil(held.practices.length / 2));
  return [held.practices.slice(0, middle), held.practices.slice(middle)].flatMap((practices) =>
    slicesOf({ name: file.name, content: JSON.stringify({ ...held, practices }) }, most),
  );
}

/** What a JSON file of practices holds; null for any other file. */
function practicesIn({ name, content }: ChosenFile): { practices: unknown[] } | null {
  if (!/\.json$/i.test(name)) return null;
  try {
    const held = JSON.parse(content) as { practices?: unknown } | null;
    return Array.isArray(held?.practices) ? { ...held, practices: held.practices } : null;
  } catch {
    return null;
  }
}
