import type { Bilingual } from '@guildhall/shared/platform/bilingual';
import { unexplainedWords } from '@guildhall/shared/work/glossary-candidates';
import { termFinder } from '@guildhall/shared/work/glossary-words';
import { useTranslation } from 'react-i18next';

import type { Language } from '../../lib/i18n/languages';
import { useTerms } from '../../lib/glossary/useTerms';
import { useFormats } from '../../lib/time/useFormats';
import { useSettled } from '../../lib/time/useSettled';
import { Button } from '../../ui/button/Button';
import { Row, Stack } from '../../ui/layout/Layout';
import { Notice } from '../../ui/notice/Notice';
import { Link } from '../../ui/text/Link';
import { toast } from '../../ui/toast/toast.store';
import styles from './Glossary.module.css';
import { useAskWord, useMayWriteTerms } from './useGlossary';

const typingPause = 600;

/** While one writes for others: words that may need explaining, and those that readers get explained. It holds nobody up. */
export default function WordsHint({ texts }: { texts: readonly Bilingual[] }) {
  const { t } = useTranslation('glossary');
  const { list } = useFormats();
  const english = useWords(
    'en',
    texts.map(({ en }) => en),
  );
  const welsh = useWords(
    'cy',
    texts.map(({ cy }) => cy ?? ''),
  );
  const explained = [...new Set([...english.explained, ...welsh.explained])];
  const open = [...new Set([...english.open, ...welsh.open])];
  if (open.length + explained.length === 0) return null;
  return (
    <Stack>
      {open.length > 0 ? (
        <Notice title={t('hint.title')}>
          <p>{t('hint.words')}</p>
          <ul className={styles.hints}>
            {open.map((word) => (
              <li key={word}>
                <Unexplained word={word} />
              </li>
            ))}
          </ul>
        </Notice>
      ) : null}
      {explained.length > 0 ? <p className={styles.other}>{t('hint.explained', { words: list(explained) })}</p> : null}
    </Stack>
  );
}

function useWords(language: Language, texts: readonly string[]): { open: string[]; explained: string[] } {
  const { terms, known } = useTerms(language);
  const text = useSettled(texts.filter(Boolean).join('\n\n'), typingPause);
  if (!known) return { open: [], explained: [] };
  const used = new Set(termFinder(terms, language)(text).map(({ id }) => id));
  return {
    open: unexplainedWords(text, language, terms),
    explained: terms.filter(({ id }) => used.has(id)).map(({ term }) => term),
  };
}

function Unexplained({ word }: { word: string }) {
  const { t } = useTranslation('glossary');
  const mayWrite = useMayWriteTerms();
  const ask = useAskWord((asked) => toast('glossary:asked', { tone: 'moss', fills: { word: asked } }));
  return (
    <Row align="between">
      <strong>{word}</strong>
      {mayWrite ? (
        <Link to={`/glossary?${new URLSearchParams({ add: word })}`} newTab label={t('hint.explain_label', { word })}>
          {t('hint.explain')}
        </Link>
      ) : (
        <Button
          size="s"
          look="quiet"
          aria-label={t('hint.ask_label', { word })}
          busy={ask.busy}
          onClick={() => ask.run(word)}
        >
          {t('hint.ask')}
        </Button>
      )}
    </Row>
  );
}
