import type { GlossaryTerm } from '@guildhall/shared/work/glossary';
import { useDeferredValue } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';

import { isLost } from '../../app/pages/is-lost';
import { TroublePage } from '../../app/pages/TroublePage';
import { ProblemNotice } from '../../lib/api/ProblemNotice';
import { useCommand } from '../../lib/api/useCommand';
import type { Language } from '../../lib/i18n/languages';
import { Button } from '../../ui/button/Button';
import { Card } from '../../ui/card/Card';
import { SearchWords } from '../../ui/field/SearchWords';
import { EmptyState } from '../../ui/layout/EmptyState';
import { Stack } from '../../ui/layout/Layout';
import { PageHeader } from '../../ui/layout/PageHeader';
import { Skeleton } from '../../ui/layout/Skeleton';
import { toast } from '../../ui/toast/toast.store';
import { Asks } from './Asks';
import { byLetter, entriesOf } from './glossary-entries';
import styles from './Glossary.module.css';
import { OneTerm } from './OneTerm';
import { TermForm } from './TermForm';
import { useReturnedFocus } from '../../ui/button/useReturnedFocus';
import { useAskWord, useGlossary, useMayWriteTerms } from './useGlossary';

/** Every word the organisation explains. Reviewers and administrators add, change and remove words in place. */
export default function GlossaryPage() {
  const { t } = useTranslation('glossary');
  const glossary = useGlossary();
  const mayWrite = useMayWriteTerms();
  const [adding, add] = useAdding();
  const opener = useReturnedFocus(adding !== null);
  if (isLost(glossary)) return <TroublePage error={glossary.error} onRetry={() => void glossary.refetch()} />;
  return (
    <>
      <PageHeader
        title={t('title')}
        purpose={t('purpose')}
        action={
          mayWrite && adding === null ? (
            <Button ref={opener} look="primary" onClick={() => add('')}>
              {t('add')}
            </Button>
          ) : undefined
        }
      />
      <Stack gap="l">
        {mayWrite && adding !== null ? (
          <Card title={t('form.new')}>
            <TermForm key={adding} word={adding} onDone={() => add(null)} />
          </Card>
        ) : null}
        <Asks onExplain={add} />
        {glossary.data ? <Words terms={glossary.data} /> : <Skeleton lines={8} block />}
      </Stack>
    </>
  );
}

/** The word that is being added stands in the address, so that other screens can lead to it. */
function useAdding(): [string | null, (word: string | null) => void] {
  const [params, setParams] = useSearchParams();
  const add = (word: string | null) =>
    setParams(word === null ? {} : { add: word }, { replace: true, preventScrollReset: true });
  return [params.get('add'), add];
}

function Words({ terms }: { terms: readonly GlossaryTerm[] }) {
  const { t, i18n } = useTranslation('glossary');
  const [params, setParams] = useSearchParams();
  const sought = params.get('search') ?? '';
  const look = (search: string) => setParams(search ? { search } : {}, { replace: true, preventScrollReset: true });
  const language = i18n.language === 'cy' ? 'cy' : 'en';
  const entries = entriesOf(terms, language, useDeferredValue(sought));
  if (terms.length === 0) return <Start />;
  return (
    <>
      <search className={styles.search}>
        <SearchWords label={t('search')} hint={t('search_hint')} words={sought} onWords={look} />
        <p role="status" className={styles.other}>
          {t('found', { count: entries.length })}
        </p>
      </search>
      {entries.length === 0 ? (
        <NotExplained word={sought.trim()} onAsked={() => look('')} />
      ) : (
        <Letters of={entries} language={language} />
      )}
    </>
  );
}

function Letters({ of: entries, language }: { of: ReturnType<typeof entriesOf>; language: Language }) {
  const { t } = useTranslation('glossary');
  const groups = byLetter(entries, language);
  return (
    <>
      <nav aria-label={t('letters')}>
        <ul className={styles.letters}>
          {groups.map(([letter]) => (
            <li key={letter}>
              <a href={`#letter-${letter}`}>{letter}</a>
            </li>
          ))}
        </ul>
      </nav>
      {groups.map(([letter, all]) => (
        <section key={letter} aria-labelledby={`letter-${letter}`} className={styles.group}>
          <h2 id={`letter-${letter}`} tabIndex={-1}>
            {letter}
          </h2>
          <ul className={styles.terms}>
            {all.map((entry) => (
              <OneTerm key={entry.id} entry={entry} />
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}

function NotExplained({ word, onAsked }: { word: string; onAsked: () => void }) {
  const { t } = useTranslation('glossary');
  const ask = useAskWord((asked) => {
    toast('glossary:asked', { tone: 'moss', fills: { word: asked } });
    onAsked();
  });
  return (
    <EmptyState
      alone
      title={t('not_found', { word })}
      action={
        <>
          <Button look="primary" busy={ask.busy} onClick={() => ask.run(word)}>
            {t('ask')}
          </Button>
          <ProblemNotice problem={ask.problem} />
        </>
      }
    >
      {t('not_found_words')}
    </EmptyState>
  );
}

/** An organisation that explains nothing yet begins with the words that every council uses. */
function Start() {
  const { t } = useTranslation('glossary');
  const mayWrite = useMayWriteTerms();
  const start = useCommand({
    command: () => ({ method: 'POST', path: '/api/glossary/starter' }),
    refreshes: [['glossary']],
  });
  return (
    <EmptyState
      alone
      title={t('none')}
      action={
        mayWrite ? (
          <>
            <Button look="primary" busy={start.busy} onClick={() => start.run()}>
              {t('start')}
            </Button>
            <ProblemNotice problem={start.problem} />
          </>
        ) : undefined
      }
    >
      {t(mayWrite ? 'start_words' : 'none_words')}
    </EmptyState>
  );
}
