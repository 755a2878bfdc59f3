import { useEffect, useState } from 'react';

import { SearchField, type SearchFieldProps } from './SearchField';

interface SearchWordsProps extends Pick<SearchFieldProps, 'label' | 'placeholder'> {
  words: string;
  onWords: (words: string) => void;
}

/** How long the typing rests before looking begins, in milliseconds. */
const TYPING_PAUSE_MS = 250;

/** Words to look for: looks when the typing rests, and follows `words` when those change otherwise. */
export function SearchWords({ words, onWords, ...field }: SearchWordsProps) {
  const [typed, setTyped] = useState(words);

  useEffect(() => setTyped(words), [words]);
  useEffect(() => {
    if (typed.trim() === words.trim()) return undefined;
    const timer = setTimeout(() => onWords(typed.trim()), TYPING_PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed, words, onWords]);

  return <SearchField {...field} value={typed} onChange={({ target }) => setTyped(target.value)} />;
}
