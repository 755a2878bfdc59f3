/** Longest of what is said about a badge by hand, or why a result is corrected, in characters. No zod here: screens count with it. */
export const mostWords = 500;
