/** A picture as a file holds it. */
export interface FilePicture {
  bytes: Buffer;
  type: string;
  width: number;
  height: number;
}

/** The pictures of a text by their addresses; those that are not in it are not there for who takes the text out. */
export type FilePictures = ReadonlyMap<string, FilePicture>;

export const noPictures: FilePictures = new Map();

/** A picture as an address that holds it. */
export function dataAddress({ bytes, type }: FilePicture): string {
  return `data:${type};base64,${bytes.toString('base64')}`;
}
