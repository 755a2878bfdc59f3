import { Table } from '@tiptap/extension-table';

/** A table whose columns take their widths from their words: no width is written into the page as a style. */
export const PlainTable = Table.extend({
  // The library's own view writes widths and a frame of its own into the page.
  addNodeView() {
    return null;
  },
  renderHTML() {
    return ['table', ['tbody', 0]];
  },
}).configure({ resizable: false });
