import { unzipSync } from 'fflate';

import { fromHtml, type Imported, type Left } from './from-html.js';

/** Bytes that a Word file may unpack to. */
const MOST_UNPACKED = 80_000_000;

/** A file that is no Word document, or none that we open. */
export class NotDocx extends Error {}

/** The text of a .docx file; its pictures and its looks are left out. Throws `NotDocx`. */
export async function fromDocx(file: Buffer): Promise<Imported> {
  checkPackage(file);
  const { default: mammoth } = await import('mammoth');
  let pictures = false;
  const converted = await mammoth
    .convertToHtml({ buffer: file }, {
      convertImage: mammoth.images.imgElement(() => {
        pictures = true;
        return Promise.resolve({ src: '' });
      }),
      externalFileAccess: false,
    } as Parameters<typeof mammoth.convertToHtml>[1])
    .catch((error: unknown) => {
      throw new NotDocx('This Word file could not be read.', { cause: error });
    });
  const { doc, left } = await fromHtml(converted.value);
  const all = new Set<Left>(left);
  if (pictures) all.add('pictures_left_out');
  if (converted.messages.length > 0) all.add('styles_left_out');
  return { doc, left: [...all] };
}

/** Looks at the package before anything unpacks it: a small file may hold a great one. */
function checkPackage(file: Buffer): void {
  let size = 0;
  let isWord = false;
  try {
    unzipSync(file, {
      filter: ({ name, originalSize }) => {
        size += originalSize;
        isWord ||= name === 'word/document.xml';
        return false;
      },
    });
  } catch (error) {
    throw new NotDocx('This is not a Word file.', { cause: error });
  }
  if (!isWord) throw new NotDocx('This is not a Word file.');
  if (size > MOST_UNPACKED) throw new NotDocx('This Word file is larger than we can take.');
}
