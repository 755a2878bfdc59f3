import { useEffect, useRef, useState } from 'react';

import { SearchField, type SearchFieldProps } from './SearchField';
import { comeBack } from './sent-words';

interface SearchWordsProps extends Pick<SearchFieldProps, 'label' | 'hint' | 'placeholder' | 'maxLength'> {
  words: string;
  onWords: (words: string) => void;
}

/** How long the typing rests before looking begins, in milliseconds. */
const TYPING_PAUSE_MS = 250;

/** Words to look for: looks when the typing rests, and follows `words` when those change otherwise. */
export function SearchWords({ words, onWords, ...field }: SearchWordsProps) {
  const [typed, setTyped] = useState(words);
  const sent = useRef<readonly string[]>([]);

  useEffect(() => {
    const { areOwn, stillOut } = comeBack(sent.current, words);
    sent.current = stillOut;
    if (!areOwn) setTyped(words);
  }, [words]);
  useEffect(() => {
    const meant = typed.trim();
    if (meant === words.trim()) return undefined;
    const timer = setTimeout(() => {
      if (sent.current.at(-1) !== meant) sent.current = [...sent.current, meant];
      onWords(meant);
    }, TYPING_PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed, words, onWords]);

  return <SearchField {...field} value={typed} onChange={({ target }) => setTyped(target.value)} />;
}
