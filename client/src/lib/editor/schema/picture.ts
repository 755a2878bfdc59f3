import { Image } from '@tiptap/extension-image';

/** Pictures of this installation only: one from elsewhere would tell that place who reads here. */
export function isOwnPicture(src: string | null): boolean {
  return src !== null && /^\/(?![/\\])/.test(src);
}

/** A picture on a line of its own; its words for those who cannot see it are asked for before it is put in. */
export const Picture = Image.extend({
  parseHTML() {
    return [{ tag: 'img[src]', getAttrs: (element) => (isOwnPicture(element.getAttribute('src')) ? null : false) }];
  },
});
