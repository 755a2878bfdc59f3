import type { QuestStep } from '@guildhall/shared/game/quest-definition';
import type { RunPage, StepProgress } from '@guildhall/shared/game/quests';
import { useLayoutEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';

import { announce } from '../../lib/announce/announce';
import { useBilingual } from '../../lib/i18n/useBilingual';
import { useMe } from '../../lib/me/useMe';
import ink from '../../ui/text/Ink.module.css';

interface WaitingProps {
  run: RunPage;
  step: QuestStep;
  standing: StepProgress;
  /** Whether the reader sent it from this page; then they go on here, and it is said once. */
  sent: boolean;
  onSaid: () => void;
}

/** That the reader's own evidence for a step is being looked at, from the moment its form leaves. */
export function Waiting({ run, step, standing, sent, onSaid }: WaitingProps) {
  const { t } = useTranslation('quests');
  const { text } = useBilingual();
  const me = useMe().member.id;
  const line = useRef<HTMLParagraphElement>(null);
  const own = standing.contributions.find(({ member, state }) => member === me && state === 'pending');
  const waits = step.by.by === 'evidence' && own !== undefined;
  const title = text(step.title);
  useLayoutEffect(() => {
    if (!waits || !sent) return;
    // Who has gone elsewhere meanwhile stays there.
    if (document.activeElement === document.body) line.current?.focus();
    announce(`quest-step:${run.id}:${step.id}`, t('evidence.sent', { step: title }));
    onSaid();
  }, [waits, sent, onSaid, run.id, step.id, title, t]);
  if (!waits) return null;
  const asked = run.evidence.findLast(({ contribution }) => contribution === own.id)?.asked;
  return (
    <p ref={line} tabIndex={-1} className={ink.soft}>
      {asked ? t('evidence.waits_for', { name: asked.name }) : t('evidence.waits')}
    </p>
  );
}
