import type { BeginGuidance, GuidanceKind, GuidanceSource } from '@guildhall/shared/work/guidance-document';

import type { Language } from '../../../lib/i18n/languages';

export type From = 'template' | 'nothing' | 'file';

/** The answers of the form. */
export interface BeginValues {
  kind: GuidanceKind;
  en: string;
  cy: string;
  from: From;
  template: string;
  /** The language of the file. */
  language: Language;
  file: OwnFile | null;
}

/** A file somebody chose, as it is sent. */
export interface OwnFile {
  name: string;
  format: 'markdown' | 'html' | 'docx';
  /** The text, or a Word file in base64. */
  content: string;
}

export const blank: BeginValues = {
  kind: 'guide',
  en: '',
  cy: '',
  from: 'template',
  template: '',
  language: 'en',
  file: null,
};

function sourceOf({ from, template, language, file }: BeginValues): GuidanceSource {
  if (from === 'template' && template) return { from: 'template', template };
  if (from !== 'file' || !file) return { from: 'nothing' };
  if (file.format === 'docx') return { from: 'docx', language, file: file.content };
  return { from: file.format, language, text: file.content };
}

/** What is sent; titles that are left empty are languages the document does not have. */
export function bodyOf(values: BeginValues): BeginGuidance {
  const { kind, en, cy } = values;
  return {
    kind,
    titles: { ...(en.trim() ? { en: en.trim() } : {}), ...(cy.trim() ? { cy: cy.trim() } : {}) },
    source: sourceOf(values),
  };
}

/** Which kind of file this is by its name; null for one that cannot be read. */
export function formatOf(name: string): OwnFile['format'] | null {
  const ending = /\.(\w+)$/.exec(name.toLowerCase())?.[1];
  if (ending === 'docx') return 'docx';
  if (ending === 'html' || ending === 'htm') return 'html';
  return ending === 'md' || ending === 'markdown' || ending === 'txt' ? 'markdown' : null;
}

/** Reads a chosen file; null when it is of no kind that can be read. */
export async function ownFile(file: File): Promise<OwnFile | null> {
  const format = formatOf(file.name);
  if (!format) return null;
  const content = format === 'docx' ? base64Of(new Uint8Array(await file.arrayBuffer())) : await file.text();
  return { name: file.name, format, content };
}

function base64Of(bytes: Uint8Array): string {
  let letters = '';
  for (let at = 0; at < bytes.length; at += 32_768) letters += String.fromCharCode(...bytes.subarray(at, at + 32_768));
  return btoa(letters);
}
