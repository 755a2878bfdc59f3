import { Table } from '@tiptap/extension-table';

/** A table whose columns take their widths from their words: no width is written into the page as a style. */
export const PlainTable = Table.extend({
  renderHTML() {
    return ['div', { class: 'table-frame' }, ['table', ['tbody', 0]]];
  },
}).configure({ resizable: false });
