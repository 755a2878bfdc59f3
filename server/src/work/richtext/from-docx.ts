import type { TextNode } from '@guildhall/shared/work/guidance-text';
import type { JSZipObject } from 'jszip';

import { fromHtml, type Imported, type Left } from './from-html.js';
import { toneSaid } from './tone-words.js';

/** Bytes that a Word file may unpack to. */
const MOST_UNPACKED = 80_000_000;

/** What stands for the styles that Word offers by these names; a title stands above headings of the first level. */
const styles = [
  "p[style-name='Title'] => h1:fresh",
  ...[1, 2, 3, 4, 5, 6].map((level) => `p[style-name='Heading ${level}'] => h${Math.min(6, level + 1)}:fresh`),
  ...[1, 2, 3, 4].flatMap((level) => [listStyle('Bullet', 'ul', level), listStyle('Number', 'ol', level)]),
  ...['Quote', 'Intense Quote', 'Quotations'].map((name) => `p[style-name='${name}'] => blockquote > p:fresh`),
];

function listStyle(name: string, tag: string, level: number): string {
  const around = 'ul|ol > li > '.repeat(level - 1);
  return `p[style-name='List ${name}${level > 1 ? ` ${level}` : ''}'] => ${around}${tag} > li:fresh`;
}

/** The arrow after a footnote that led back to its place. */
const BACK_TO_NOTE = / ?<a href="#(?:foot|end)note-ref-[^"]*">↑<\/a>/g;

/** A file that is no Word document, or none that we open. */
export class NotDocx extends Error {}

/** Stores a picture of a file and tells its address; null where it cannot. */
export type KeepPicture = (bytes: Buffer, words: string) => Promise<string | null>;

/** The text of a .docx file, with those of its pictures that are kept; its looks are left out. Throws `NotDocx`. */
export async function fromDocx(file: Buffer, keep: KeepPicture = () => Promise.resolve(null)): Promise<Imported> {
  await checkPackage(file);
  const { default: mammoth } = await import('mammoth');
  let lost = false;
  const converted = await mammoth
    .convertToHtml({ buffer: file }, {
      convertImage: mammoth.images.imgElement(async (picture) => {
        const { altText = '' } = picture as { altText?: string };
        const src = await keep(await picture.readAsBuffer(), altText);
        lost ||= src === null;
        return { src: src ?? '' };
      }),
      externalFileAccess: false,
      styleMap: styles,
    } as Parameters<typeof mammoth.convertToHtml>[1])
    .catch((error: unknown) => {
      throw new NotDocx('This Word file could not be read.', { cause: error });
    });
  const { doc, left } = await fromHtml(converted.value.replaceAll(BACK_TO_NOTE, ''));
  const all = new Set<Left>(left);
  if (lost) all.add('pictures_left_out');
  if (converted.messages.length > 0) all.add('styles_left_out');
  return { doc: { ...doc, content: doc.content!.map(calloutOf) }, left: [...all] };
}

/** Word has no callouts: a table of one cell that begins with the word for a kind stands for one. */
function calloutOf(node: TextNode): TextNode {
  const cells = node.type === 'table' ? node.content!.flatMap((row) => row.content!) : [];
  const [first, ...content] = cells.length === 1 ? cells[0]!.content! : [];
  const tone = toneSaid(first);
  return tone && content.length > 0 ? { type: 'callout', attrs: { tone }, content } : node;
}

/** Unpacks the package and keeps none of it: a small file may hold a great one, and what it says of its size proves nothing. */
async function checkPackage(file: Buffer): Promise<void> {
  const { default: Zip } = await import('jszip');
  const { files } = await Zip.loadAsync(file).catch((cause: unknown) => {
    throw new NotDocx('This is not a Word file.', { cause });
  });
  if (!files['word/document.xml']) throw new NotDocx('This is not a Word file.');
  let left = MOST_UNPACKED;
  for (const entry of Object.values(files)) left -= await sizeOf(entry, left);
}

/** How many bytes this really is; stops at the first that is more than `most`. */
function sizeOf(entry: JSZipObject, most: number): Promise<number> {
  const stream = entry.nodeStream();
  let size = 0;
  return new Promise((done, failed) => {
    stream.on('data', (piece: Buffer) => {
      size += piece.length;
      if (size <= most) return;
      stream.pause();
      failed(new NotDocx('This Word file is larger than we can take.'));
    });
    stream.on('end', () => done(size));
    stream.on('error', (cause: unknown) => failed(new NotDocx('This Word file could not be read.', { cause })));
  });
}
