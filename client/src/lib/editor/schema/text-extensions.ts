import type { Extensions } from '@tiptap/core';
import { TableCell, TableHeader, TableRow } from '@tiptap/extension-table';
import { Placeholder } from '@tiptap/extensions';
import { StarterKit } from '@tiptap/starter-kit';

import { Callout } from './callout';
import { Picture } from './picture';
import { PlainParagraph } from './plain-paragraph';
import { PlainTable } from './plain-table';

export interface TextOptions {
  /** Underlined words and callouts, which Markdown cannot say. */
  rich?: boolean;
  /** Off where several people write, each with an undo of their own. */
  ownHistory?: boolean;
  /** Headings that may be read; those a text may have, unless it is to be brought to them afterwards. */
  levels?: readonly (1 | 2 | 3 | 4 | 5 | 6)[];
  placeholder?: string;
}

/** A page's own headings are h1; a text has the three below. */
export const headingLevels = [2, 3, 4] as const;

const safeAddress = /^(?:https?:\/\/|mailto:|\/(?![/\\])|#)/i;

/** Addresses a link may have: of the web, of e-mail, or of this installation. */
export function isSafeAddress(address: string): boolean {
  return safeAddress.test(address.trim());
}

/** What a text may consist of: the one schema of practices and guidance. */
export function textExtensions(options: TextOptions = {}): Extensions {
  const { rich = false, ownHistory = true, levels = headingLevels, placeholder = '' } = options;
  return [
    StarterKit.configure({
      paragraph: false,
      heading: { levels: [...levels] },
      ...(rich ? {} : { underline: false }),
      ...(ownHistory ? {} : { undoRedo: false }),
      dropcursor: { color: false, class: 'drop-place' },
      link: {
        openOnClick: false,
        defaultProtocol: 'https',
        isAllowedUri: isSafeAddress,
        HTMLAttributes: { target: null, rel: 'nofollow noopener noreferrer' },
      },
    }),
    PlainParagraph,
    PlainTable,
    TableRow,
    TableHeader,
    TableCell,
    Picture,
    ...(rich ? [Callout] : []),
    ...(placeholder ? [Placeholder.configure({ placeholder })] : []),
  ];
}
