/** Our own line drawings for the tools of a text, on a 20 × 20 grid. */
export const toolShapes = {
  undo: 'M7 5L3.5 8.5 7 12M4 8.5h7.5a4.2 4.2 0 0 1 0 8.4H8',
  redo: 'M13 5l3.5 3.5L13 12M16 8.5H8.5a4.2 4.2 0 0 0 0 8.4H12',
  bold: 'M6 4h4.6a3 3 0 0 1 0 6H6zM6 10h5.4a3.1 3.1 0 0 1 0 6.2H6z',
  italic: 'M8.5 4h5M6.5 16h5M11.2 4L8.8 16',
  underline: 'M6 3.5v6a4 4 0 0 0 8 0v-6M5 17h10',
  strike:
    'M3.5 10h13M13.5 6.2c-.6-1.5-2-2.2-3.6-2.2-2 0-3.6 1-3.6 2.8 0 1 .5 1.7 1.3 2.2M6.3 13.6c.6 1.6 2 2.4 3.8 2.4 2 0 3.7-1 3.7-3 0-.9-.3-1.5-.8-2',
  code: 'M7 6l-4 4 4 4M13 6l4 4-4 4',
  bullets: 'M8 5h9M8 10h9M8 15h9M3.5 5h.01M3.5 10h.01M3.5 15h.01',
  numbers:
    'M8.5 5H17M8.5 10H17M8.5 15H17M3 4l1.2-.7v3.4M3 9.2c.3-.6 1.8-.6 1.8.3 0 .8-1.8 1-1.8 2h2M3 13.8h1.8l-1 1.2c.7 0 1.1.4 1.1 1s-1.3 1-1.9.4',
  quote: 'M4.5 14.5c2-.8 3-2.3 3-4.5H4V5.5h4V10M12 14.5c2-.8 3-2.3 3-4.5h-3.5V5.5h4V10',
  block: 'M3 4.5h14v11H3zM7.5 8L5.5 10l2 2M12.5 8l2 2-2 2',
  rule: 'M3 10h14M5 5h10M5 15h10',
  link: 'M8 12l4-4M9 6l1.5-1.5a3.2 3.2 0 0 1 4.6 4.6L13.5 10.6M11 14l-1.5 1.5a3.2 3.2 0 0 1-4.6-4.6L6.5 9.4',
  picture: 'M3 4h14v12H3zM3 13.5l4-4 3.5 3.5 2-2 4.5 4.2M13.2 7.6h.01',
  table: 'M3 4h14v12H3zM3 8h14M3 12h14M9.5 4v12',
  note: 'M3.5 3.5h13v10h-6l-3.5 3v-3h-3.5zM10 6.5v4M10 12h.01',
  warning: 'M10 3L2.5 16.5h15zM10 8v4M10 14.2h.01',
  example: 'M7.2 13.5a5 5 0 1 1 5.6 0v1.5H7.2zM8 17.5h4',
  'row-above': 'M3 10h14v6H3zM10 2.5v5M7.5 5h5',
  'row-below': 'M3 4h14v6H3zM10 12.5v5M7.5 15h5',
  'column-before': 'M10 3h6v14h-6zM5 7.5v5M2.5 10h5',
  'column-after': 'M4 3h6v14H4zM15 7.5v5M12.5 10h5',
  'row-away': 'M3 7h14v6H3zM7.5 10h5',
  'column-away': 'M7 3h6v14H7zM8.5 10h3',
  'header-row': 'M3 4h14v12H3zM3 8h14M5 6h10',
  'table-away': 'M3 4h14v12H3zM7 8l6 4M13 8l-6 4',
  comment: 'M3 4h14v9.5H9L5.5 17v-3.5H3zM6.5 7.5h7M6.5 10.2h4.5',
  suggest: 'M3.5 14.5l.7-3L11.5 4.2l2.4 2.4-7.3 7.3zM10 5.7l2.4 2.4M3.5 17h13M15 11v4M13 13h4',
  keys: 'M2.5 5.5h15v9h-15zM5.5 8.5h.01M8.5 8.5h.01M11.5 8.5h.01M14.5 8.5h.01M6.5 11.7h7',
} as const;

export type ToolShape = keyof typeof toolShapes;
