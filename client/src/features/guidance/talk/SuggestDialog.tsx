import { guidanceLimits } from '@guildhall/shared/work/guidance-limits';
import type { GuidanceSuggestion, MakeSuggestion } from '@guildhall/shared/work/guidance-talk';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { announce } from '../../../lib/announce/announce';
import { useCommand } from '../../../lib/api/useCommand';
import type { TextHandle } from '../../../lib/editor/together/Together';
import type { Language } from '../../../lib/i18n/languages';
import { Button } from '../../../ui/button/Button';
import { Dialog } from '../../../ui/dialog/Dialog';
import { LeaveButton } from '../../../ui/dialog/LeaveButton';
import { TextArea } from '../../../ui/field/TextArea';
import { Stack } from '../../../ui/layout/Layout';
import { Notice } from '../../../ui/notice/Notice';
import { Missing } from '../Missing';
import { guidancePages, guidancePath } from '../useGuidance';
import styles from './Talk.module.css';

export type Selected = NonNullable<ReturnType<TextHandle['selected']>>;

interface SuggestDialogProps {
  id: string;
  language: Language;
  selected: Selected;
  /** Called with the new suggestion's id, or with nothing when it was left. */
  onDone: (suggestion?: string) => void;
}

/** Other words for a passage; its writers decide whether they come in. */
export function SuggestDialog({ id, language, selected, onDone }: SuggestDialogProps) {
  const { t } = useTranslation('guidance');
  const { anchor, oneParagraph } = selected;
  const [replacement, setReplacement] = useState(anchor.quote);
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const suggest = useCommand<MakeSuggestion, GuidanceSuggestion>({
    command: (body) => ({ method: 'POST', path: `${guidancePath(id)}/suggestions`, body }),
    refreshes: [guidancePages],
    onDone: (suggestion) => {
      announce(suggestion.id, t('app:words.arrived'));
      onDone(suggestion.id);
    },
  });
  const same = replacement === anchor.quote;
  const send = () => {
    setTried(true);
    if (!same) suggest.run({ anchor: { ...anchor, language }, replacement, reason: reason.trim() });
  };
  return (
    <Dialog
      open
      onClose={() => onDone()}
      title={t('suggest.title')}
      actions={
        <>
          <LeaveButton>{t('cancel')}</LeaveButton>
          {oneParagraph ? (
            <Button look="primary" busy={suggest.busy} onClick={send}>
              {t('suggest.send')}
            </Button>
          ) : null}
        </>
      }
    >
      {oneParagraph ? (
        <Stack>
          <Missing problem={suggest.problem} />
          <blockquote className={styles.quote}>{anchor.quote}</blockquote>
          <TextArea
            label={t('suggest.words')}
            hint={t('suggest.words_hint')}
            value={replacement}
            maxLength={guidanceLimits.replacement}
            onChange={({ target }) => setReplacement(target.value.replaceAll('\n', ' '))}
            error={tried && same ? t('suggest.same') : undefined}
          />
          <TextArea
            label={t('suggest.reason')}
            optional
            rows={2}
            value={reason}
            maxLength={guidanceLimits.reason}
            onChange={({ target }) => setReason(target.value)}
          />
        </Stack>
      ) : (
        <Notice>{t('suggest.one_paragraph')}</Notice>
      )}
    </Dialog>
  );
}
