import {
  type FileFault,
  fileLimits,
  type ImportPractices,
  type PortablePractice,
  portablePractice,
  portablePractices,
} from '@guildhall/shared/work/practice-files';
import type { z } from 'zod';

import { makeStorable } from '../../platform/text/storable.rules.js';
import { fromMarkdown } from './markdown-file.rules.js';

export interface FileRead {
  name: string;
  practices: PortablePractice[];
  faults: FileFault[];
}

/** What a file holds, or what is wrong in it. */
export function readFile({ name, content }: ImportPractices['files'][number]): FileRead {
  if (/\.json$/i.test(name)) return readJson(name, content);
  if (!/\.(md|markdown)$/i.test(name)) {
    return {
      name,
      practices: [],
      faults: [
        { field: 'file', code: 'not_a_practice_file', message: 'Please choose files that end in .md or .json.' },
      ],
    };
  }
  if (content.length > fileLimits.characters) {
    const message = 'Please cut this file into several: one practice is at most 60,000 characters.';
    return { name, practices: [], faults: [{ field: 'file', code: 'file_too_long', message }] };
  }
  const read = fromMarkdown(name, content);
  if (Object.keys(read.practice).length === 0) return { name, practices: [], faults: read.faults };
  const checked = portablePractice.safeParse(read.practice);
  const faults = [...read.faults, ...(checked.error?.issues ?? []).map(faultOf)];
  return { name, practices: checked.success && faults.length === 0 ? [checked.data] : [], faults };
}

const notStorable: FileFault = {
  field: 'file',
  code: 'invalid_type',
  message: 'Please write this as in a file that was taken out here.',
};

function readJson(name: string, content: string): FileRead {
  let json: unknown;
  try {
    json = JSON.parse(content);
  } catch {
    return {
      name,
      practices: [],
      faults: [{ field: 'file', code: 'not_json', message: 'This is not whole JSON. Please take it out again.' }],
    };
  }
  // A file writes out what no request can hold, and is read only now.
  if (!makeStorable(json)) return { name, practices: [], faults: [notStorable] };
  const checked = portablePractices.safeParse(json);
  return checked.success
    ? { name, practices: checked.data.practices, faults: [] }
    : { name, practices: [], faults: checked.error.issues.map(faultOf) };
}

function faultOf(issue: z.core.$ZodIssue): FileFault {
  const field = issue.path.join('.') || 'file';
  switch (issue.code) {
    case 'too_big':
      return { field, code: 'too_big', message: `Please shorten this to ${Number(issue.maximum)} at most.` };
    case 'too_small':
      return { field, code: 'too_small', message: 'Please fill this in.' };
    case 'unrecognized_keys':
      return {
        field: issue.keys.join(', '),
        code: 'unknown_field',
        message: 'Please take this line out: it is no part of a practice.',
      };
    case 'invalid_value':
      return { field, code: 'invalid_value', message: `Please write one of these: ${issue.values.join(', ')}.` };
    default:
      return { field, code: 'invalid_type', message: 'Please write this as in a file that was taken out here.' };
  }
}
