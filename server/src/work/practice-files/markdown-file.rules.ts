import type { FileFault, PortablePractice } from '@guildhall/shared/work/practice-files';
import { Document, parse, Scalar, visit } from 'yaml';

/** A practice as far as it could be read from a file, not checked yet, and what is wrong in how it is written. */
export interface ReadFile {
  practice: Record<string, unknown>;
  faults: FileFault[];
}

type Section = 'problem' | 'whatWeDid' | 'before' | 'after' | 'measured' | 'howWeKnow' | 'whatDidNotWork';

/** Headings of each part, the first as we write it; any of them is read, in either language. */
const headings: Record<Section, readonly string[]> = {
  problem: ['The problem', 'Problem', 'Y broblem'],
  whatWeDid: ['What we did', 'Beth wnaethon ni'],
  before: ['Before', 'Cynt'],
  after: ['After', 'Wedyn'],
  measured: ['What we counted', 'Measured', 'Beth gyfrifon ni'],
  howWeKnow: ['How we know', 'Sut rydyn ni’n gwybod'],
  whatDidNotWork: ['What did not work', 'Beth na weithiodd'],
};
const sections = new Map(
  Object.entries(headings).flatMap(([section, names]) => names.map((name) => [plain(name), section as Section])),
);

/** Where HTML would begin; an address between angle brackets is none. */
const TAG = /<(?!(?:https?:\/\/|mailto:)[^\s<>]*>)(?=[A-Za-z/!?])/;
/** Where a link leads: the web, a mail address, a telephone, or a place without a scheme. */
const PLACE = /https?:\/\/|mailto:|tel:|[^\s:&\\<>]+(?:[\s/?#)]|$)|[/?#)]|$/;
/** Where a link begins that leads elsewhere, such as to a script, or says where in a way that we do not read. */
const LINK = new RegExp(`(?<=\\]\\\\*)[(:](?![\\s>]*<?(?:${PLACE.source}))`);
const NOT_FOR_OTHERS = `${TAG.source}|${LINK.source}`;
/** Words in which one of them may stand once other facts come after. */
const MAY_MARK = new RegExp(`${TAG.source}|\\]\\\\*[(:]`, 'i');
const FRONT = /^---\n([\s\S]*?\n)?---(?:\n|$)/;
const HEADING = /^## +(.+?) *$/;
const STEP = /^### +(\d+)\.? *$/;
const FENCE = /^ {0,3}(?:```|~~~)/;

/** The Markdown file of a practice: front matter with the facts, a heading for each part. */
export function toMarkdown(practice: PortablePractice): string {
  const { problem, whatWeDid, whatChanged, howWeKnow, whatDidNotWork, ...facts } = practice;
  const part = (section: Section, text: string) => (text ? `\n## ${headings[section][0]}\n\n${escaped(text)}\n` : '');
  const steps = whatWeDid.map((step, nth) => `\n### ${nth + 1}\n\n${escaped(step)}\n`).join('');
  return [
    `---\n${frontOf(facts)}---\n`,
    part('problem', problem),
    steps && `\n## ${headings.whatWeDid[0]}\n${steps}`,
    part('before', whatChanged.before),
    part('after', whatChanged.after),
    part('measured', whatChanged.measured),
    part('howWeKnow', howWeKnow),
    part('whatDidNotWork', whatDidNotWork),
  ].join('');
}

/** Facts as YAML, in which no tag and no link to a script stands as such either. */
function frontOf(facts: object): string {
  const front = new Document(facts);
  visit(front, {
    Scalar: (_, scalar) => {
      if (typeof scalar.value === 'string' && MAY_MARK.test(scalar.value)) scalar.type = Scalar.QUOTE_DOUBLE;
    },
  });
  return front
    .toString({ lineWidth: 0 })
    .replaceAll(new RegExp(NOT_FOR_OTHERS, 'gi'), (mark) => `\\x${mark.charCodeAt(0).toString(16)}`);
}

/** Reads a Markdown file; without a title in the front matter it is the first heading, or the file's name. */
export function fromMarkdown(name: string, content: string): ReadFile {
  const text = content.replace(/^\uFEFF/, '').replaceAll(/\r\n?/g, '\n');
  if (text.trim() === '')
    return { practice: {}, faults: [fault('file', 'empty_file', 'There is nothing in this file.')] };
  const front = FRONT.exec(text);
  const facts = front ? factsOf(front[1] ?? '') : { practice: {}, faults: [] };
  const body = partsOf(text.slice(front?.[0].length ?? 0));
  const { title, before = '', after = '', measured = '', whatWeDid = '', ...parts } = body.parts;
  return {
    practice: {
      title: title ?? name.replace(/^.*\//, '').replace(/\.\w+$/, ''),
      ...parts,
      whatWeDid: stepsOf(whatWeDid),
      whatChanged: { before, after, measured },
      ...facts.practice,
    },
    faults: [...facts.faults, ...body.faults],
  };
}

function factsOf(front: string): ReadFile {
  const bad = [fault('front matter', 'front_matter', 'Please write the lines between --- as “title: …”.')];
  try {
    const facts: unknown = parse(front, { maxAliasCount: 0 }) ?? {};
    const readable = typeof facts === 'object' && !Array.isArray(facts);
    return readable ? { practice: facts as Record<string, unknown>, faults: [] } : { practice: {}, faults: bad };
  } catch {
    return { practice: {}, faults: bad };
  }
}

type Parts = Partial<Record<Section | 'title', string>>;

/**
 * What stands under a heading that is none of ours is left where it is found, and the heading told. Between fences only
 * our own headings are headings: a fence that was never closed ends with its part.
 */
function partsOf(body: string): { parts: Parts; faults: FileFault[] } {
  const parts: Parts = {};
  const faults: FileFault[] = [];
  let section: Section = 'problem';
  let fenced = false;
  const lines = new Map<Section, string[]>();
  for (const line of body.split('\n')) {
    const heading = HEADING.exec(line)?.[1];
    const title = /^# +(.+?) *$/.exec(line)?.[1];
    const known = heading && sections.get(plain(heading));
    if (known) {
      section = known;
      fenced = false;
    } else if (heading && !fenced) {
      faults.push(unknownHeading(heading));
    } else if (title !== undefined && parts.title === undefined && !fenced) {
      parts.title = title;
    } else {
      if (FENCE.test(line)) fenced = !fenced;
      lines.set(section, [...(lines.get(section) ?? []), line]);
    }
  }
  for (const [of, found] of lines) parts[of] = of === 'whatWeDid' ? found.join('\n') : unescaped(found.join('\n'));
  return { parts, faults };
}

function unknownHeading(heading: string): FileFault {
  const names = Object.values(headings).map(([first]) => first);
  return fault(heading, 'unknown_heading', `Please use one of these headings: ${names.join(', ')}.`);
}

/** Steps under headings of their own, or the items of a list. */
function stepsOf(text: string): string[] {
  const steps: string[][] = [];
  const numbered = text.split('\n').some((line) => STEP.test(line));
  const starts = numbered ? STEP : /^(?:\d+[.)]|[-*]) +/;
  for (const line of text.split('\n')) {
    if (starts.test(line)) steps.push(numbered ? [] : [line.replace(starts, '')]);
    else if (steps.length > 0) steps.at(-1)!.push(line);
    else if (line.trim() !== '') steps.push([line]);
  }
  return steps.map((lines) => unescaped(lines.join('\n')).trim()).filter((step) => step !== '');
}

/**
 * A heading inside a part would be taken for a part of its own, and what is words with us, a tag or a link to a script,
 * could run where a program shows Markdown with them in it: each is written with a backslash, and read without.
 */
function escaped(text: string): string {
  const asWords = text.replaceAll(new RegExp(`(\\\\*)(${NOT_FOR_OTHERS})`, 'gi'), '$1$1\\$2');
  return asWords.replaceAll(/^(\\*#{1,3} )/gm, '\\$1');
}

function unescaped(text: string): string {
  const withoutHeadings = text.replaceAll(/^\\(\\*#{1,3} )/gm, '$1');
  const asTyped = withoutHeadings.replaceAll(
    new RegExp(`(\\\\+)(${NOT_FOR_OTHERS})`, 'gi'),
    (found, before: string, mark: string) =>
      before.length % 2 === 1 ? `${before.slice(0, (before.length - 1) / 2)}${mark}` : found,
  );
  return asTyped.trim();
}

function plain(heading: string): string {
  return heading.toLowerCase().replaceAll('’', "'").trim();
}

function fault(field: string, code: string, message: string): FileFault {
  return { field, code, message };
}
