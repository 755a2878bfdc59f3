import type { GuidanceSuggestion, GuidanceThread } from '@guildhall/shared/work/guidance-talk';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { Language } from '../../../lib/i18n/languages';
import { useHeld } from '../../../lib/talk/drafts.store';
import { useKept } from '../../../lib/talk/useKept';
import { Button } from '../../../ui/button/Button';
import { Disclosure } from '../../../ui/disclosure/Disclosure';
import { useFolds } from '../../../ui/disclosure/useFolds';
import { EmptyState } from '../../../ui/layout/EmptyState';
import { Stack } from '../../../ui/layout/Layout';
import type { OpenTextProps } from '../document/open-text';
import type { Guidance } from '../useGuidance';
import { CommentDialog } from './CommentDialog';
import { SuggestionCard } from './SuggestionCard';
import styles from './Talk.module.css';
import { ThreadCard } from './ThreadCard';

interface TalkProps extends OpenTextProps {
  page: Guidance;
  language: Language;
}

type Said = { kind: 'thread'; thread: GuidanceThread } | { kind: 'suggestion'; suggestion: GuidanceSuggestion };
const idOf = (said: Said) => (said.kind === 'thread' ? said.thread.id : said.suggestion.id);

/** What people say about the text and which other words they suggest; what is settled is folded away. */
export function Talk({ page, language, open, onChange }: TalkProps) {
  const { t } = useTranslation('guidance');
  const [saying, setSaying] = useState(false);
  const { isHeld } = useHeld();
  const threads = useKept(page.threads, isHeld, asSettled);
  const all = saidIn({ ...page, threads: [...threads] });
  const folds = useFolds(new Map(all.map((said) => [idOf(said), !isOpen(said)])), isHeld);
  const openOnes = all.filter((said) => !folds.get(idOf(said)));
  const settled = all.filter((said) => folds.get(idOf(said)));
  const list = useShownChosen(open.chosen);
  const show = (id: string) => {
    onChange({ chosen: id });
    open.handle?.goToPassage(id);
  };
  const cards = (those: Said[]) => (
    <ul className={styles.list}>
      {those.map((said) => (
        <li key={idOf(said)} data-said={idOf(said)} data-chosen={idOf(said) === open.chosen || undefined}>
          {said.kind === 'thread' ? (
            <ThreadCard thread={said.thread} may={page.may} onShow={show} />
          ) : (
            <SuggestionCard suggestion={said.suggestion} may={page.may} onShow={show} />
          )}
        </li>
      ))}
    </ul>
  );
  return (
    <div ref={list}>
      <Stack>
        {openOnes.length === 0 ? (
          <EmptyState title={t('talk.none')}>{t('talk.none_words')}</EmptyState>
        ) : (
          cards(openOnes)
        )}
        {page.may.comment ? (
          <Button icon="plus" onClick={() => setSaying(true)}>
            {t('talk.about_whole')}
          </Button>
        ) : null}
        {settled.length > 0 ? (
          <Disclosure summary={t('talk.settled', { count: settled.length })}>{cards(settled)}</Disclosure>
        ) : null}
      </Stack>
      {saying ? (
        <CommentDialog id={page.guidance.id} language={language} selected={null} onDone={() => setSaying(false)} />
      ) : null}
    </div>
  );
}

/** A thread that has left while somebody is still writing to it. */
function asSettled(thread: GuidanceThread): GuidanceThread {
  return { ...thread, state: 'resolved', comments: [] };
}

function isOpen(said: Said): boolean {
  return (said.kind === 'thread' ? said.thread.state : said.suggestion.state) === 'open';
}

function saidIn({ threads, suggestions }: Guidance): Said[] {
  return [
    ...suggestions.map((suggestion): Said => ({ kind: 'suggestion', suggestion })),
    ...threads.map((thread): Said => ({ kind: 'thread', thread })),
  ];
}

/** Brings what was chosen in the text into view. */
function useShownChosen(chosen: string | null) {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (chosen) list.current?.querySelector(`[data-said="${chosen}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
  return list;
}
