import { type ReactNode, useState, useSyncExternalStore } from 'react';

import { FirstUses } from './first-uses';
import { Meaning } from './Meaning';
import { meaningId, wordOf } from './useFinder';
import { PageTexts } from './useFirstUses';
import { type Asked, useAsked } from './useAsked';
import { useTerms } from './useTerms';

/** A page whose texts explain the words they use: `Explained` and `ExplainedProse` in it mark each word once. */
export function Explaining({ children }: { children: ReactNode }) {
  const [page] = useState(() => new FirstUses());
  return (
    <PageTexts.Provider value={page}>
      {children}
      <Meanings page={page} />
    </PageTexts.Provider>
  );
}

/** What the marked words mean: for screen readers with each of them, and for everyone when it is asked. */
function Meanings({ page }: { page: FirstUses }) {
  const meanings = useMeanings();
  const marked = useSyncExternalStore(page.subscribe, page.all);
  const { asked, close, keep } = useAsked();
  const answer = asked && meanings.get(asked.word);
  return (
    <>
      <div hidden>
        {marked.split(' ').map((word) => (
          <span key={word} id={meaningId(word)} lang={meanings.get(word)?.language}>
            {meanings.get(word)?.meaning}
          </span>
        ))}
      </div>
      {answer ? (
        <Meaning key={asked.word} at={(asked as Asked).element} {...answer} onStay={keep} onLeave={close} />
      ) : null}
    </>
  );
}

function useMeanings() {
  const english = useTerms('en').terms.map((term) => ({ ...term, language: 'en' as const }));
  const welsh = useTerms('cy').terms.map((term) => ({ ...term, language: 'cy' as const }));
  return new Map([...english, ...welsh].map((term) => [wordOf(term.language, term.id), term]));
}
