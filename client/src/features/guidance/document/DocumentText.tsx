import { useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { Overview } from '../../../lib/editor/together/outline';
import { type TextHandle, Together } from '../../../lib/editor/together/Together';
import type { Language } from '../../../lib/i18n/languages';
import { useMe } from '../../../lib/me/useMe';
import { Notice } from '../../../ui/notice/Notice';
import { Link } from '../../../ui/text/Link';
import { CommentDialog } from '../talk/CommentDialog';
import { markedIn } from '../talk/marked';
import { type Selected, SuggestDialog } from '../talk/SuggestDialog';
import type { Guidance } from '../useGuidance';
import { useTitle } from '../useTitle';
import type { OpenTextProps } from './open-text';
import { useTerms } from '../../../lib/glossary/useTerms';

interface DocumentTextProps extends OpenTextProps {
  page: Guidance;
  language: Language;
}

/** The text in one language, with what is said about it marked, and the dialogs for saying more. */
export function DocumentText({ page, language, open, onChange }: DocumentTextProps) {
  const { t } = useTranslation('guidance');
  const title = useTitle();
  const { id: memberId } = useMe().member;
  const [asked, setAsked] = useState<{ what: 'comment' | 'suggest'; selected: Selected } | null>(null);
  const { guidance, may, threads, suggestions } = page;
  const { terms, known } = useTerms(language);
  const marked = useMemo(() => markedIn(threads, suggestions, language), [threads, suggestions, language]);
  const tell = useTelling(onChange);

  if (may.text === null) {
    const read = guidance.publication ? <Link to={`/guidance/${guidance.id}/read`}>{t('page.read')}</Link> : undefined;
    return (
      <Notice title={t('page.closed')} action={read}>
        {t('page.closed_words')}
      </Notice>
    );
  }
  if (!known) return null;
  const ask = (what: 'comment' | 'suggest') => () => {
    const selected = open.handle?.selected();
    if (selected) setAsked({ what, selected });
  };
  const done = (id?: string) => {
    setAsked(null);
    if (id) onChange({ chosen: id, part: 'talk' });
  };
  return (
    <>
      <Together
        document={`guidance:${guidance.id}:${language}`}
        memberId={memberId}
        label={t('page.text_of', { title: title(guidance.titles) })}
        language={language}
        mayWrite={may.text === 'write'}
        terms={terms}
        register={guidance.kind === 'register'}
        marked={marked}
        chosen={open.chosen}
        onComment={may.comment ? ask('comment') : undefined}
        onSuggest={may.suggest ? ask('suggest') : undefined}
        {...tell}
      />
      {asked?.what === 'comment' ? (
        <CommentDialog id={guidance.id} language={language} selected={asked.selected} onDone={done} />
      ) : null}
      {asked?.what === 'suggest' ? (
        <SuggestDialog id={guidance.id} language={language} selected={asked.selected} onDone={done} />
      ) : null}
    </>
  );
}

/** What the text tells its screen, the same functions at every drawing, so that the text is not drawn again. */
function useTelling(onChange: OpenTextProps['onChange']) {
  const [change] = useState(() => onChange);
  return {
    onHandle: useCallback((handle: TextHandle | null) => change({ handle }), [change]),
    onOverview: useCallback((overview: Overview) => change({ overview }), [change]),
    onChoose: useCallback((chosen: string) => change({ chosen, part: 'talk' }), [change]),
  };
}
