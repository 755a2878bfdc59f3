import type { EvidenceDecision, WaitingEvidence } from '@guildhall/shared/game/verifications';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { Kept } from '../../lib/waiting/Kept';
import { useBilingual } from '../../lib/i18n/useBilingual';
import { useFormats } from '../../lib/time/useFormats';
import { useMe } from '../../lib/me/useMe';
import { Button } from '../../ui/button/Button';
import { useReturnedFocus } from '../../ui/button/useReturnedFocus';
import { Card } from '../../ui/card/Card';
import { Checkbox } from '../../ui/choice/Checkbox';
import { CancelButton } from '../../ui/dialog/CancelButton';
import { TextArea } from '../../ui/field/TextArea';
import { Row, Stack } from '../../ui/layout/Layout';
import { Of } from '../../ui/text/Of';
import { WebAddress } from '../../ui/text/WebAddress';
import ink from '../../ui/text/Ink.module.css';
import styles from './Quests.module.css';
import { keepReason, unsentReason } from './unsent-reason';
import { useIsDecided } from './useVerifications';

interface WaitingCardProps {
  evidence: WaitingEvidence;
  chosen: boolean;
  /** Absent where there is nothing to choose between. */
  onChoose: ((on: boolean) => void) | undefined;
  onDecide: (decision: EvidenceDecision) => void;
  busy: boolean;
}

/** One piece of evidence with its two answers: confirm, or return with what is still needed. */
export function WaitingCard({ evidence, chosen, onChoose, onDecide, busy }: WaitingCardProps) {
  const { t } = useTranslation('quests');
  const { text, name } = useBilingual();
  const { shortDate } = useFormats();
  const me = useMe().member.id;
  const [returning, setReturning] = useState(() => unsentReason(me, evidence.id) !== undefined);
  const returnButton = useReturnedFocus(returning);
  const kept = useIsDecided(evidence.id);
  const { by, unit, askedYou, askedBefore } = evidence;
  const title = t('verify.title_of', { name: by.name, step: text(evidence.step) });
  const where = unit ? `${by.name}, ${name(unit)}` : by.name;
  return (
    <Card title={title} aside={shortDate(evidence.offeredAt)}>
      <Stack>
        <p className={ink.soft}>
          {t('verify.of', { quest: text(evidence.quest) })} ·{' '}
          {t(askedYou ? 'verify.by_asked' : 'verify.by', { name: where })}
        </p>
        {askedBefore ? (
          <p className={ink.soft}>{t('verify.before', { name: askedBefore.by, reason: askedBefore.reason })}</p>
        ) : null}
        {evidence.evidence.words ? <p className={styles.quoted}>{evidence.evidence.words}</p> : null}
        <WebAddress address={evidence.evidence.link} />
        {kept ? (
          <Kept />
        ) : returning ? (
          <ReturnForm
            evidence={evidence.id}
            busy={busy}
            onCancel={() => {
              keepReason(me, evidence.id, '');
              setReturning(false);
            }}
            onReturn={(reason) => onDecide({ evidence: evidence.id, decision: 'return', reason })}
          />
        ) : (
          <Row>
            <Button icon="check" busy={busy} onClick={() => onDecide({ evidence: evidence.id, decision: 'confirm' })}>
              {t('verify.confirm')}
              <Of what={title} />
            </Button>
            <Button ref={returnButton} look="quiet" onClick={() => setReturning(true)}>
              {t('verify.return')}
              <Of what={title} />
            </Button>
          </Row>
        )}
        {onChoose && !kept ? (
          <Checkbox
            label={
              <>
                {t('verify.choose')}
                <Of what={title} />
              </>
            }
            checked={chosen}
            onChange={(event) => onChoose(event.target.checked)}
          />
        ) : null}
      </Stack>
    </Card>
  );
}

interface ReturnFormProps {
  evidence: string;
  busy: boolean;
  onCancel: () => void;
  onReturn: (reason: string) => void;
}

const longest = 600;

function ReturnForm({ evidence, busy, onCancel, onReturn }: ReturnFormProps) {
  const { t } = useTranslation('quests');
  const me = useMe().member.id;
  const [found] = useState(() => unsentReason(me, evidence));
  const [reason, setReason] = useState(found ?? '');
  const [tried, setTried] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  // The button that was pressed has gone; one goes on where its question stands.
  useEffect(() => {
    if (found === undefined) field.current?.focus();
  }, [found]);
  const send = () => {
    setTried(true);
    if (reason.trim()) onReturn(reason.trim());
    else field.current?.focus();
  };
  return (
    <Stack>
      <TextArea
        ref={field}
        label={t('verify.reason')}
        hint={t('verify.reason_hint')}
        value={reason}
        maxLength={longest}
        onChange={(event) => {
          setReason(event.target.value);
          keepReason(me, evidence, event.target.value);
        }}
        error={tried && !reason.trim() ? t('verify.reason_needed') : undefined}
      />
      <Row>
        <Button look="primary" busy={busy} onClick={send}>
          {t('verify.send_back')}
        </Button>
        <CancelButton look="quiet" changed={reason.trim() !== ''} onCancel={onCancel} />
      </Row>
    </Stack>
  );
}
