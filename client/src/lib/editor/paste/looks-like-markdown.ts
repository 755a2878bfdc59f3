const marks: readonly RegExp[] = [
  /^#{1,6} \S/m,
  /^(?:[-*+] \S.*(?:\n|$)){2}/m,
  /^(?:\d+[.)] \S.*(?:\n|$)){2}/m,
  /^\|.+\|\s*\n\|(?:\s*:?-+:?\s*\|)+/m,
  /^```/m,
  /^> \S/m,
  /\*\*[^\s*][^*]*\*\*/,
  /\[[^\]\n]+\]\((?:https?:|mailto:|\/)[^)\s]*\)/,
];

/** Whether a pasted plain text is written in Markdown, so that it becomes headings and lists and not lines of signs. */
export function looksLikeMarkdown(text: string): boolean {
  return marks.some((mark) => mark.test(text));
}
