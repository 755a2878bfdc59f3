import { useState } from 'react';

import { type Heard, heardNext, isSpoken, type SaveStanding } from './worry';

interface SaveWordsProps extends SaveStanding {
  words: string;
}

/** Where one's words are, for the eye at every change; by ear when that is a worry, and once when it is over. */
export function SaveWords({ words, worrying, saved }: SaveWordsProps) {
  const [heard, setHeard] = useState<Heard>({ worrying, saved, worried: worrying });
  if (heard.worrying !== worrying || heard.saved !== saved) setHeard(heardNext(heard, { worrying, saved }));
  const aloud = isSpoken(heard);
  return (
    <span>
      <span role="status">{aloud ? words : null}</span>
      {aloud ? null : words}
    </span>
  );
}
