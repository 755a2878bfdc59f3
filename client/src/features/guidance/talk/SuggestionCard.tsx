import type { GuidanceMay } from '@guildhall/shared/work/guidance';
import { guidanceLimits } from '@guildhall/shared/work/guidance-limits';
import type { DecideSuggestion, GuidanceSuggestion } from '@guildhall/shared/work/guidance-talk';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { announce } from '../../../lib/announce/announce';
import { useCommand } from '../../../lib/api/useCommand';
import { useMe } from '../../../lib/me/useMe';
import { firstOf } from '../../../lib/text/opening';
import { type Draft, useDraft, useHeld } from '../../../lib/talk/drafts.store';
import { useFormats } from '../../../lib/time/useFormats';
import { Button } from '../../../ui/button/Button';
import { CancelButton } from '../../../ui/dialog/CancelButton';
import { TextArea } from '../../../ui/field/TextArea';
import { Row, Stack } from '../../../ui/layout/Layout';
import { Avatar } from '../../../ui/text/Avatar';
import { Of } from '../../../ui/text/Of';
import { VisuallyHidden } from '../../../ui/text/VisuallyHidden';
import ink from '../../../ui/text/Ink.module.css';
import { Missing } from '../Missing';
import { guidancePages } from '../useGuidance';
import styles from './Talk.module.css';

interface SuggestionCardProps {
  suggestion: GuidanceSuggestion;
  may: GuidanceMay;
  onShow: (id: string) => void;
}

/** Other words for a passage: taken as they are, with changes, or declined with a reason. */
export function SuggestionCard({ suggestion, may, onShow }: SuggestionCardProps) {
  const { t } = useTranslation('guidance');
  const formats = useFormats();
  const own = useMe().member.id === suggestion.by.id;
  const { isHeld } = useHeld();
  const { anchor, replacement, reason, state, by, at, decidedBy, decisionReason } = suggestion;
  return (
    <article className={styles.card} aria-label={t('suggest.one', { about: aboutOf(suggestion) })}>
      <p className={styles.by}>
        <Avatar name={by.name} size="s" /> <strong>{by.name}</strong>{' '}
        <span className={ink.soft}>{formats.dateTime(at)}</span>
      </p>
      <p className={styles.words}>
        {anchor.quote ? (
          <del>
            <VisuallyHidden>{t('suggest.instead_of')} </VisuallyHidden>
            {anchor.quote}
          </del>
        ) : null}{' '}
        {replacement ? (
          <ins>
            <VisuallyHidden>{t('suggest.these')} </VisuallyHidden>
            {replacement}
          </ins>
        ) : (
          <span className={ink.soft}>{t('suggest.away')}</span>
        )}
      </p>
      {reason ? <p>{reason}</p> : null}
      {state === 'open' ? null : (
        <p className={ink.soft}>
          {t(`suggest.state.${state}`, { name: decidedBy?.name ?? by.name })} {decisionReason}
        </p>
      )}
      {state === 'open' || isHeld(suggestion.id) ? (
        <Open suggestion={suggestion} own={own} decide={may.decide} onShow={onShow} />
      ) : null}
    </article>
  );
}

/** Whose suggestion it is, and of what: enough to tell it from the others. */
function aboutOf({ by, anchor, replacement }: GuidanceSuggestion): string {
  return `${by.name}: ${firstOf(replacement || anchor.quote)}`;
}

interface OpenProps {
  suggestion: GuidanceSuggestion;
  own: boolean;
  decide: boolean;
  onShow: (id: string) => void;
}

function Open({ suggestion, own, decide, onShow }: OpenProps) {
  const { t } = useTranslation('guidance');
  const [held] = useHeld().heldFor(suggestion.id) as readonly ('changed' | 'declined')[];
  const [asked, setAsked] = useState(held);
  const changed = useDraft(`${suggestion.id}:changed`, suggestion.replacement);
  const declined = useDraft(`${suggestion.id}:declined`);
  const path = `/api/guidance-suggestions/${suggestion.id}`;
  const { name } = useMe().member;
  const tell = (state: string) => announce(suggestion.id, t(`suggest.state.${state}`, { name }));
  const letGo = () => {
    changed.forget();
    declined.forget();
    setAsked(undefined);
  };
  const decision = useCommand<DecideSuggestion>({
    command: (body) => ({ method: 'POST', path: `${path}/decision`, body }),
    refreshes: [guidancePages],
    onDone: (_, body) => {
      letGo();
      tell(body.decision);
    },
  });
  const withdraw = useCommand({
    command: () => ({ method: 'POST', path: `${path}/withdraw` }),
    refreshes: [guidancePages],
    onDone: () => tell('withdrawn'),
  });
  const which = <Of what={aboutOf(suggestion)} />;
  const isOpen = suggestion.state === 'open';
  const decides = decide && !own && isOpen;
  return (
    <Stack gap="s">
      <Missing problem={decision.problem ?? withdraw.problem} />
      <Row>
        <Button size="s" look="quiet" onClick={() => onShow(suggestion.id)}>
          {t('talk.show')}
          {which}
        </Button>
        {decides ? (
          <>
            <Button size="s" busy={decision.busy} onClick={() => decision.run({ decision: 'accepted' })}>
              {t('suggest.accept')}
              {which}
            </Button>
            <Button size="s" look="quiet" onClick={() => setAsked('changed')}>
              {t('suggest.change')}
              {which}
            </Button>
            <Button size="s" look="quiet" onClick={() => setAsked('declined')}>
              {t('suggest.decline')}
              {which}
            </Button>
          </>
        ) : null}
        {own && isOpen ? (
          <Button size="s" look="quiet" busy={withdraw.busy} onClick={() => withdraw.run()}>
            {t('suggest.withdraw')}
            {which}
          </Button>
        ) : null}
      </Row>
      {asked === 'changed' ? (
        <Answer
          label={t('suggest.words')}
          draft={changed}
          most={guidanceLimits.replacement}
          send={t('suggest.take')}
          busy={decision.busy}
          onCancel={letGo}
          onSend={(replacement) => decision.run({ decision: 'changed', replacement })}
        />
      ) : null}
      {asked === 'declined' ? (
        <Answer
          label={t('suggest.why_not')}
          draft={declined}
          most={guidanceLimits.reason}
          least={3}
          send={t('suggest.decline')}
          busy={decision.busy}
          onCancel={letGo}
          onSend={(reason) => decision.run({ decision: 'declined', reason })}
        />
      ) : null}
    </Stack>
  );
}

interface AnswerProps {
  label: string;
  draft: Draft;
  most: number;
  least?: number;
  send: string;
  busy: boolean;
  onCancel: () => void;
  onSend: (text: string) => void;
}

function Answer({
  label,
  draft: { text, changed, write },
  most,
  least = 0,
  send,
  busy,
  onCancel,
  onSend,
}: AnswerProps) {
  const { t } = useTranslation('guidance');
  const [tried, setTried] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const enough = text.trim().length >= least;
  const give = () => {
    setTried(true);
    if (enough) onSend(text.trim());
    else field.current?.focus();
  };
  return (
    <Stack gap="s">
      <TextArea
        ref={field}
        label={label}
        rows={2}
        value={text}
        maxLength={most}
        onChange={({ target }) => write(target.value)}
        error={tried && !enough ? t('suggest.reason_needed') : undefined}
      />
      <Row>
        <Button size="s" busy={busy} onClick={give}>
          {send}
        </Button>
        <CancelButton size="s" look="quiet" changed={changed} onCancel={onCancel} />
      </Row>
    </Stack>
  );
}
