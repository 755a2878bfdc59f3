import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { ProblemNotice } from '../../lib/api/ProblemNotice';
import { useCommand } from '../../lib/api/useCommand';
import { Button } from '../../ui/button/Button';
import { ConfirmDialog } from '../../ui/dialog/ConfirmDialog';
import { Row } from '../../ui/layout/Layout';
import { toast } from '../../ui/toast/toast.store';
import type { Entry } from './glossary-entries';
import styles from './Glossary.module.css';
import { TermForm } from './TermForm';
import { useReturnedFocus } from '../../ui/button/useReturnedFocus';
import { useMayWriteTerms } from './useGlossary';

/** A word with its explanation; who looks after the glossary changes or removes it where it stands. */
export function OneTerm({ entry }: { entry: Entry }) {
  const { t } = useTranslation('glossary');
  const mayWrite = useMayWriteTerms();
  const [changing, setChanging] = useState(false);
  const opener = useReturnedFocus(changing);
  const { word, meaning, language, other, written } = entry;
  if (changing) {
    return (
      <li className={styles.term}>
        <TermForm existing={written} onDone={() => setChanging(false)} />
      </li>
    );
  }
  return (
    <li className={styles.term}>
      <h3 lang={language}>{word}</h3>
      <p lang={language}>{meaning}</p>
      {other ? (
        <p className={styles.other}>
          {t(other.language === 'cy' ? 'in_welsh' : 'in_english')}: <span lang={other.language}>{other.word}</span>
        </p>
      ) : null}
      {mayWrite ? (
        <Row>
          <Button
            ref={opener}
            size="s"
            look="quiet"
            aria-label={t('change_label', { word })}
            onClick={() => setChanging(true)}
          >
            {t('change')}
          </Button>
          <Remove id={entry.id} word={word} />
        </Row>
      ) : null}
    </li>
  );
}

function Remove({ id, word }: { id: string; word: string }) {
  const { t } = useTranslation('glossary');
  const [asked, setAsked] = useState(false);
  const gone = useRef(false);
  // The focus cannot return to a button that went with its word.
  useEffect(
    () => () => {
      if (gone.current) document.querySelector<HTMLElement>('#main')?.focus({ preventScroll: true });
    },
    [],
  );
  const remove = useCommand({
    command: () => ({ method: 'DELETE', path: `/api/glossary/${id}` }),
    refreshes: [['glossary']],
    onDone: () => {
      gone.current = true;
      toast('glossary:removed', { fills: { word } });
    },
  });
  return (
    <>
      <Button size="s" look="quiet" aria-label={t('remove_label', { word })} onClick={() => setAsked(true)}>
        {t('remove')}
      </Button>
      <ConfirmDialog
        open={asked}
        onClose={() => setAsked(false)}
        title={t('remove_title', { word })}
        go={t('remove')}
        look="berry"
        busy={remove.busy}
        onGo={() => remove.run()}
      >
        <p>{t('remove_words')}</p>
        <ProblemNotice problem={remove.problem} />
      </ConfirmDialog>
    </>
  );
}
