import { useMemo } from 'react';

import { Prose } from '../../ui/text/Prose';
import type { Language } from '../i18n/languages';
import styles from './Explained.module.css';
import { markedHtml, wordsInHtml } from './explained-html';
import { useFinder } from './useFinder';
import { useFirstUses } from './useFirstUses';

/** Long text whose words of the glossary can be asked what they mean, each where the page uses it first. */
export function ExplainedProse({ html, language }: { html: string; language: Language }) {
  const find = useFinder(language);
  const words = useMemo(() => wordsInHtml(html, find), [html, find]);
  const { ref, first } = useFirstUses<HTMLDivElement>(words);
  const shown = useMemo(
    () => (first.size === 0 ? html : markedHtml(html, find, first, styles.word ?? '')),
    [html, find, first],
  );
  return (
    <div ref={ref}>
      <Prose html={shown} />
    </div>
  );
}
