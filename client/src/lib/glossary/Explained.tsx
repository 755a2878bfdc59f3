import type { Bilingual } from '@guildhall/shared/platform/bilingual';
import { Fragment, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import type { Language } from '../i18n/languages';
import styles from './Explained.module.css';
import { type MarkedWord, meaningId, useFinder } from './useFinder';
import { useFirstUses } from './useFirstUses';

/** Running text in which the first use of each word of the glossary on the page can be asked what it means. */
export function Explained({ text }: { text: string | Bilingual }) {
  const { i18n } = useTranslation();
  const welsh = i18n.language === 'cy';
  const reading: Language = welsh ? 'cy' : 'en';
  const language = typeof text === 'string' || (welsh && text.cy) ? reading : 'en';
  const words = typeof text === 'string' ? text : (language === 'cy' && text.cy) || text.en;
  const find = useFinder(language);
  const found = find(words);
  const { ref, first } = useFirstUses<HTMLSpanElement>(found.map(({ word }) => word));
  return (
    <span ref={ref} lang={language === reading ? undefined : language}>
      {parts(words, found, first)}
    </span>
  );
}

function parts(text: string, found: readonly MarkedWord[], first: ReadonlySet<string>): ReactNode {
  const open = new Set(first);
  const marked = found.filter(({ word }) => open.delete(word));
  if (marked.length === 0) return text;
  return (
    <>
      {marked.map(({ from, to, word }, nth) => (
        <Fragment key={word}>
          {text.slice(nth === 0 ? 0 : marked[nth - 1]?.to, from)}
          <span role="button" tabIndex={0} data-word={word} aria-describedby={meaningId(word)} className={styles.word}>
            {text.slice(from, to)}
          </span>
        </Fragment>
      ))}
      {text.slice(marked.at(-1)?.to)}
    </>
  );
}
